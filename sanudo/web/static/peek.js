// Evidence in a drawer: a link with data-peek opens beside the page instead of leaving it. Without this script the
// link leads to the report itself.
(function () {
  "use strict";
  var opener = null;

  function drawer() { return document.getElementById("peek"); }

  function close() {
    var peek = drawer();
    if (!peek || peek.hidden) return false;
    peek.hidden = true;
    peek.replaceChildren();
    if (opener && document.contains(opener)) opener.focus();
    opener = null;
    return true;
  }

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-close]")) { close(); return; }
    var link = event.target.closest("a[data-peek]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!drawer().contains(link)) opener = link;
    window.htmx.ajax("GET", link.dataset.peek, { target: "#peek", swap: "innerHTML" }).then(function () {
      drawer().hidden = false;
      drawer().scrollTop = 0;
      drawer().focus();
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && close()) event.preventDefault();
  });
})();
