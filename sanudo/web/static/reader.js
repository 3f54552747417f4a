// The reader's drawer: pointing at a mark, or reaching it with the keyboard, shows what the record says of it.
// The notes stand in the page as templates; their words are never made here.
(function () {
  "use strict";
  var lit = [];

  function show(mark) {
    var notes = document.getElementById("drawer-notes");
    if (!notes) return;
    lit.forEach(function (one) { one.classList.remove("lit"); });
    lit = [];
    var numbers = mark.dataset.n.split(" ");
    var found = numbers.map(function (n) { return document.getElementById("n" + n); }).filter(Boolean);
    found.sort(function (a, b) { return a.content.textContent.length - b.content.textContent.length; });
    notes.replaceChildren.apply(notes, found.map(function (one) { return one.content.cloneNode(true); }));
    document.querySelectorAll(".text .m[data-n]").forEach(function (one) {
      var shared = one.dataset.n.split(" ").some(function (n) { return n === numbers[numbers.length - 1]; });
      if (shared) { one.classList.add("lit"); lit.push(one); }
    });
  }

  function markOf(event) { return event.target instanceof Element ? event.target.closest(".text .m[data-n]") : null; }

  document.addEventListener("mouseover", function (event) { var mark = markOf(event); if (mark) show(mark); });
  document.addEventListener("focusin", function (event) { var mark = markOf(event); if (mark) show(mark); });
  function clear() {
    var notes = document.getElementById("drawer-notes");
    if (notes) notes.replaceChildren();
    lit.forEach(function (one) { one.classList.remove("lit"); });
    lit = [];
  }

  document.addEventListener("keydown", function (event) { if (event.key === "Escape") clear(); });
  document.addEventListener("click", function (event) {
    if (event.target instanceof Element && event.target.closest("[data-close-notes]")) { clear(); return; }
    var mark = markOf(event);
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    show(mark);
    if (mark.matches("a[href]")) {
      event.preventDefault();
      history.replaceState(history.state, "", mark.getAttribute("href"));
    }
  });

  function toSpan() {
    var at = document.getElementById("at");
    if (at && !location.hash) at.scrollIntoView({ block: "center" });
  }
  document.addEventListener("DOMContentLoaded", toSpan);
})();
