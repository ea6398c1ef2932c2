// What every page needs. A page with more to do loads its own modules in block `scripts`.
import "./toast.js";
import "./drafts.js";
import "./editor.js";
import "./offline.js";
import "./once.js";
import "./signed_out.js";
import "./copy.js";
import "./seen.js";
import "./upload_when.js";
