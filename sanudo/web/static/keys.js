// Single keys: search, step, page, layers. They rest while somebody types, and can be switched off in the list of keys.
(function () {
  "use strict";
  var STORE = "sanudo-keys";

  function on() { try { return localStorage.getItem(STORE) !== "off"; } catch (error) { return true; } }

  function typing(target) { return target.closest("input, textarea, select, [contenteditable]") !== null; }

  function step(forward) {
    var text = document.querySelector(".text");
    var marks = text ? text.querySelectorAll("a.m[data-n]") : [];
    var all = Array.from(marks.length ? marks : document.querySelectorAll("main [data-entry]"));
    if (!all.length) return;
    var here = all.indexOf(document.activeElement);
    var next = all[here < 0 ? (forward ? 0 : all.length - 1) : here + (forward ? 1 : -1)];
    if (next) { next.focus(); next.scrollIntoView({ block: "center" }); }
  }

  function follow(selector) { var link = document.querySelector(selector); if (link) link.click(); }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !on() || typing(event.target)) return;
    var dialog = document.getElementById("keys");
    if (dialog.open) return;
    var act = {
      "/": function () { document.getElementById("find").focus(); document.getElementById("find").select(); },
      "?": function () { dialog.showModal(); },
      j: function () { step(true); },
      k: function () { step(false); },
      n: function () { follow('main a[rel="next"]'); },
      p: function () { follow('main a[rel="prev"]'); },
    }[event.key];
    if (!act && /^[0-9]$/.test(event.key)) {
      var layer = document.querySelector('.layer[data-key="' + event.key + '"]');
      if (layer) act = function () { layer.click(); };
    }
    if (act) { event.preventDefault(); act(); }
  });

  document.addEventListener("DOMContentLoaded", function () {
    var here = document.querySelector(".places [aria-current]");
    var places = here && here.closest(".places");
    if (places) places.scrollLeft = here.offsetLeft - places.offsetLeft - 40;
    var box = document.getElementById("keys-on");
    box.checked = on();
    box.addEventListener("change", function () {
      try { localStorage.setItem(STORE, box.checked ? "on" : "off"); } catch (error) { /* kept for this page alone */ }
    });
    document.getElementById("keys-open").addEventListener("click", function () {
      document.getElementById("keys").showModal();
    });
  });
})();
