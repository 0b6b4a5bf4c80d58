// Filters of the lists. Without this script, every row is simply there.
document.documentElement.className = "js";
document.addEventListener("DOMContentLoaded", function () {
  "use strict";
  var form = document.querySelector("form.filters");
  if (!form) { return; }
  var rows = Array.prototype.slice.call(document.querySelectorAll("tbody tr")).filter(function (row) {
    return Object.keys(row.dataset).length > 0;
  });
  var shown = document.querySelector(".shown");
  // Accents and case do not count in a search.
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  var texts = rows.map(function (row) { return fold(row.textContent); });
  function fields() {
    return Array.prototype.slice.call(form.querySelectorAll("select, input"));
  }
  function apply() {
    var wanted = fields().filter(function (field) { return field.value !== ""; });
    var left = 0;
    rows.forEach(function (row, i) {
      var fits = wanted.every(function (field) {
        return field.name === "q"
          ? fold(field.value).split(/\s+/).every(function (word) { return texts[i].indexOf(word) >= 0; })
          : row.dataset[field.name] === undefined || row.dataset[field.name] === field.value;
      });
      row.hidden = !fits;
      if (fits) { left += 1; }
    });
    shown.textContent = wanted.length ? left + " " + shown.dataset.of + " " : "";
    return wanted;
  }
  // The filter stands in the address, so that it can be sent by mail and the back button works.
  function keep(wanted) {
    var hash = wanted.map(function (field) {
      return encodeURIComponent(field.name) + "=" + encodeURIComponent(field.value);
    }).join("&");
    try {
      history.replaceState(null, "", location.pathname + (hash ? "#" + hash : ""));
    } catch (refused) {
      location.hash = hash;
    }
  }
  function restore() {
    var values = {};
    location.hash.slice(1).split("&").forEach(function (part) {
      var at = part.indexOf("=");
      if (at > 0) {
        try { values[decodeURIComponent(part.slice(0, at))] = decodeURIComponent(part.slice(at + 1)); } catch (faulty) { return; }
      }
    });
    fields().forEach(function (field) { field.value = values[field.name] || ""; });
    apply();
  }
  form.addEventListener("input", function () { keep(apply()); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(function () { keep(apply()); }, 0); });
  window.addEventListener("hashchange", restore);
  restore();
});
