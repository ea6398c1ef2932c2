// What a form begins with, when this device and the server both know a draft of it. Pure: tested by itself.
//
// local:  { at, fields, window, step, seen, dirty } as this device keeps it, or null
// server: { at, texts, from, step, seen, sent }: `texts` null when nothing is begun there; `from` the window that
//         wrote it, `seen` its version, `sent` the key of what was last sent from here

/** Returns { take: "local" | "server" | "none", seen, push?, forget? }: `push` sends the local copy to stand beside. */
export function choose(local, server) {
  const take = server.texts ? "server" : "none";
  const known = { take, seen: server.seen, forget: Boolean(local) };
  if (!local) return known;
  if (local.fields.key && local.fields.key === server.sent) return known; // it has arrived
  const alone = Boolean(server.from) && server.from === local.window; // nobody has written since
  if (alone ? server.step >= local.step : local.dirty === false) return known; // the server has all of it, or its end
  const unmoved = alone || server.seen === local.seen;
  if (unmoved || !server.texts || local.at >= server.at) return { take: "local", seen: unmoved ? server.seen : local.seen };
  return { take, seen: server.seen, push: true }; // typed here before what stands there
}

/** What the server knew of a draft when the page was made: the attributes and fields of drafts/kept.html. */
export function begunOf(kept, seen) {
  const { from = "", step = 0, sent = "", age = 0 } = kept.dataset;
  const fields = [...kept.querySelectorAll("[data-field]")];
  const texts = Object.fromEntries(fields.map((field) => [field.dataset.field, field.value]));
  const at = performance.timeOrigin - Number(age) * 1000;
  return { at, texts: fields.length ? texts : null, from, step: Number(step), seen, sent };
}

/** A local copy as the server's form takes it: from the window that wrote it, and as old as it is. */
export function asWritten({ fields, at, window, step, seen }) {
  const age = Math.min(Math.round((Date.now() - at) / 1000), 7 * 24 * 3600);
  return { ...fields, draft_window: window, draft_step: step, draft_seen: seen, draft_age: age };
}
