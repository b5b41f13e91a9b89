// Runs only in the preview of `wardnews serve`: reloads the page when it has changed, and shows
// what is wrong with the site over it.
(() => {
  "use strict";
  const { events, page, stamp } = document.currentScript.dataset;
  const address = `${events}?${new URLSearchParams({ page, stamp })}`;
  const folded = "wardnews-folded";
  let source = null;

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const item = (note) => {
    const made = element("li", "");
    if (note.place) made.append(element("strong", `${note.place}: ${note.severity}`));
    made.append(element("p", note.what));
    if (note.excerpt) made.append(element("pre", note.excerpt));
    made.append(element("p", note.mend));
    return made;
  };

  const show = ({ heading, notes }) => {
    document.getElementById("wardnews-problems")?.remove();
    if (!notes.length) return;
    const panel = element("details", "");
    panel.id = "wardnews-problems";
    panel.setAttribute("role", "alert");
    panel.open = sessionStorage.getItem(folded) === null;
    panel.addEventListener("toggle", () => {
      if (panel.open) sessionStorage.removeItem(folded);
      else sessionStorage.setItem(folded, "1");
    });
    const list = element("ul", "");
    list.append(...notes.map(item));
    panel.append(element("summary", `${heading} (${notes.length})`), list);
    document.body.append(panel);
  };

  // A browser keeps few connections to one server, so a tab that nobody sees lets go of its own.
  const follow = () => {
    source?.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource(address);
    source.addEventListener("problems", (event) => show(JSON.parse(event.data)));
    source.addEventListener("reload", () => {
      source.close();
      location.reload();
    });
  };

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) follow();
  });
  follow();
})();
