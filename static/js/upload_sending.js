// Sends a file with its progress (fetch tells none), and asks how far the server has come with it.

const JSON_TYPE = { Accept: "application/json" };

/** Sends fields; `answered` resolves to { status, answer }: status 0 where nothing came back, "aborted" when cancelled. */
export function send(address, fields, progress) {
  const request = new XMLHttpRequest();
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const answered = new Promise((resolve) => {
    request.addEventListener("load", () => resolve({ status: request.status, answer: parsed(request) }));
    request.addEventListener("error", () => resolve({ status: 0, answer: null }));
    request.addEventListener("abort", () => resolve({ status: "aborted", answer: null }));
  });
  request.upload.addEventListener("progress", ({ loaded, total }) => total && progress(loaded / total));
  request.open("POST", address);
  request.setRequestHeader("Accept", JSON_TYPE.Accept);
  request.send(body);
  return { answered, abort: () => request.abort() };
}

/** What the server says of an own upload, or null. */
export async function stateOf(address) {
  try {
    const response = await fetch(address, { headers: JSON_TYPE });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function parsed(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null; // a page: somebody has been signed out, or the server is away
  }
}
