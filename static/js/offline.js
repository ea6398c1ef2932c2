// Says when the network is away, as long as it is.
import { say, silence } from "./status.js";

const tell = () => (navigator.onLine ? silence("offline") : say("offline", { stays: true }));

addEventListener("online", tell);
addEventListener("offline", tell);
tell();
