{
  // In place of SimCord's list of messages: the server's channels, as Discord lists them. Served to the preview by
  // bot/preview/live.py, with `briefdesk` set to {server, channels: [{name, direct, port, viewers: {id: name}}]}.
  const viewer = document.getElementById("viewer-picker");
  const part = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });

  const link = ({ name, direct, port, viewers }) => {
    const row = part("a", "channel-link", "");
    row.append(part("span", "channel-glyph", direct ? "@" : "#"), part("span", "channel-link-name", name));
    const others = part("small", "channel-link-others", "");
    row.append(others);
    if (String(port) === location.port) row.setAttribute("aria-current", "page");
    const update = () => {
      // A channel that this viewer cannot see is opened by the eyes of somebody who can, and says so.
      const sees = viewer.value in viewers;
      row.classList.toggle("is-closed", !sees);
      others.textContent = sees ? "" : Object.values(viewers).join(", ");
      row.href = `http://${location.hostname}:${port}/?as=${sees ? viewer.value : ""}${location.hash}`;
    };
    return { row, update };
  };

  const links = briefdesk.channels.map(link);
  const list = part("nav", "channel-list", "");
  list.setAttribute("aria-label", "Channels");
  const group = (title, direct) => {
    list.append(part("h2", "channel-group", title));
    list.append(...links.filter((_, place) => briefdesk.channels[place].direct === direct).map(({ row }) => row));
  };
  group(briefdesk.server, false);
  group("Direct messages", true);
  document.getElementById("messages-sidebar").prepend(list);

  const wanted = new URLSearchParams(location.search).get("as");
  let chosen = false;
  const follow = () => {
    const offered = [...viewer.options].some((option) => option.value === wanted);
    if (!chosen && offered) {
      chosen = true;
      if (viewer.value !== wanted) {
        viewer.value = wanted;
        viewer.dispatchEvent(new Event("change"));
      }
    }
    links.forEach(({ update }) => update());
  };
  new MutationObserver(follow).observe(viewer, { childList: true });
  viewer.addEventListener("change", follow);
  follow();

  const [mark, brand] = document.querySelector(".preview-brand").children;
  mark.textContent = "B";
  brand.replaceChildren(part("strong", "", "Briefdesk"), part("small", "", "Preview, simulated by SimCord"));
  document.getElementById("messages-toggle").lastChild.textContent = "Channels";
  const here = briefdesk.channels.find(({ port }) => String(port) === location.port);
  document.title = `${here.direct ? "@" : "#"}${here.name} · Briefdesk preview`;

  // Where SimCord's picker is not yet as Discord's: an empty option is completed as soon as it is entered, a choice made
  // with the mouse leaves the keys where they were, Enter sends what is already typed out in full and is never lost.
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(".command-option-input[role=combobox]") && !target.value) {
      target.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest(".command-popup")) event.preventDefault();
  });
  const enter = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (!event.target.matches("#channel-composer-input, .command-option-input")) return;
    if (window.simcordPreview.pendingAction) {
      // SimCord would drop it, for instance while suggestions are still arriving; it is pressed again a little later.
      event.preventDefault();
      event.stopImmediatePropagation();
      const again = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
      setTimeout(() => document.activeElement.dispatchEvent(again), 50);
      return;
    }
    const active = document.querySelector(".command-suggestion[aria-selected=true]");
    if (active?.dataset.value === event.target.value) active.setAttribute("aria-selected", "false");
  };
  document.addEventListener("keydown", enter, true);

  // Who asks or presses something is shown what comes of it, until they scroll away.
  const timeline = document.getElementById("channel-timeline");
  const messages = document.getElementById("channel-message-list");
  let following = false;
  let last = null;
  for (const kind of ["click", "keydown"]) document.addEventListener(kind, () => { following = true; }, true);
  for (const kind of ["wheel", "touchmove"]) timeline.addEventListener(kind, () => { following = false; }, { passive: true });
  new MutationObserver(() => {
    const newest = messages.lastElementChild;
    if (newest && newest !== last && last && following) {
      newest.scrollIntoView({ block: newest.offsetHeight > timeline.clientHeight ? "start" : "end" });
      document.getElementById("new-messages").hidden = true;
    }
    last = newest;
  }).observe(messages, { childList: true });
}
