// Where offers come from: people and threads from the server, which knows who may see what; emoji from a list.
import { emoji } from "./emoji.js";

/** A function that finds what may be meant: `{ sign, words }` to a list of `{ name, note, text }`. */
export function finder(addresses, network, mentions = addresses.mentions) {
  return async ({ sign, words }) => {
    if (sign === ":") return emoji(addresses.emoji, words);
    if (sign === "@" && !network) return []; // nobody knows who will read it
    const url = sign === "@" ? mentions : addresses.threads;
    const answer = await fetch(`${url}?network=${network}&q=${encodeURIComponent(words)}`);
    return answer.ok && !answer.redirected ? (await answer.json()).found : [];
  };
}
