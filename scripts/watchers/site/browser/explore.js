/* Opens the network of the record, whose library and data are loaded only then. */
(function (watchers) {
  "use strict";
  const heading = document.querySelector("h2#network");
  if (!heading) return;
  const status = watchers.make("p", { role: "status" });
  const open = watchers.make("button", { type: "button" }, "Open the network");
  const box = watchers.make("div", { class: "network-box" }, open, status);

  async function start() {
    open.disabled = true;
    status.textContent = "Loading.";
    try {
      await watchers.load("assets/network.js");
      await watchers.load("assets/network-data.js");
      status.textContent = "";
      box.append(watchers.network.open());
      watchers.network.begin();
      open.remove();
    } catch (error) {
      status.textContent = "The network does not work here: " + error.message + ".";
      open.disabled = false;
    }
  }

  open.addEventListener("click", start);
  heading.closest("section").append(box);
})(window.watchers);
