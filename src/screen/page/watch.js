// Installed once in each page, before its own scripts where the browser allows it: what the page is still waiting for,
// and when it last changed. A page that has stopped working can be judged; one that has not cannot.
(() => {
  if (window.__ouvrage) return;
  const watch = { pending: new Map(), next: 0, changed: performance.now() };
  const begin = (address) => {
    watch.pending.set(++watch.next, String(address));
    return watch.next;
  };
  const end = (number) => {
    watch.pending.delete(number);
    watch.changed = performance.now();
  };
  if (window.fetch) {
    const original = window.fetch;
    window.fetch = function (input, ...more) {
      const number = begin(input && input.url ? input.url : input);
      const answer = original.call(this, input, ...more);
      answer.then(() => end(number), () => end(number));
      return answer;
    };
  }
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    this.__ouvrage_address = address;
    return open.call(this, method, address, ...more);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    const number = begin(this.__ouvrage_address);
    this.addEventListener('loadend', () => end(number));
    return send.apply(this, body);
  };
  new MutationObserver(() => {
    watch.changed = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  Object.defineProperty(window, '__ouvrage', { value: watch });
})();
