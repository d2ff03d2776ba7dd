/* What the scripts of the site share: where the page lies, how to load a file and make an element. */
window.watchers = (function () {
  "use strict";
  const own = document.currentScript.dataset;
  const loaded = {};

  /* A script of the site, once; pages opened from a disk can load data in no other way. */
  function load(path) {
    loaded[path] = loaded[path] || new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = own.root + path;
      script.onload = resolve;
      script.onerror = function () {
        delete loaded[path];
        reject(new Error(path + " cannot be read"));
      };
      document.head.append(script);
    });
    return loaded[path];
  }

  /* An element with attributes and children; texts stay texts. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function counted(number, one, many) {
    return number + " " + (number === 1 ? one : many);
  }

  /* The whole hash of the release, of which the foot of the page shows the beginning. */
  function takeHash(hash) {
    window.watchers.hash = hash;
  }

  return {
    root: own.root,
    hash: "",
    takeHash: takeHash,
    released: document.querySelector("body > footer time").textContent,
    ownAnswers: own.answers || "",
    day: "",
    load: load,
    make: make,
    counted: counted,
  };
})();
