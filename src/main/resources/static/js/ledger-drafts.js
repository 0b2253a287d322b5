'use strict';
// Notes of what is being typed into the ledger's grid and has not been saved, kept on the server: a page that dies loses nothing.
(() => {
  const NOTE_MS = 700, KEEPALIVE_BYTES = 60000;

  // page: what the notes belong to; headers and unit: asked for each note.
  window.LedgerDrafts = (page, headers, unit) => {
    const noted = new Set(), timers = new Map();
    // Of two requests about a cell the one sent later has the higher number, whichever arrives first.
    let seq = 0;
    const nextSeq = () => { seq = Math.max(seq + 1, Date.now()); return seq; };
    const post = (path, fields) => {
      const body = new URLSearchParams();
      Object.entries({...fields, seq: nextSeq()}).forEach(([name, value]) => [value].flat().forEach(one => body.append(name, one)));
      return fetch(path, {method: 'POST', headers: headers(), body, keepalive: body.toString().length < KEEPALIVE_BYTES}).catch(() => null);
    };
    const forget = paths => { if (paths.length) post('/drafts/drop', {page, cell: paths}); };
    const keep = (path, typed, was, sent) => { noted.add(path); post('/drafts', {page, cell: path, was: was ?? '', typed, unit: sent ?? unit()}); };
    // Whoever leaves within the pause leaves what stands in the field.
    const typing = new Map();
    window.addEventListener('pagehide', () => typing.forEach(({field, was}, path) => { if (field.isConnected) keep(path, field.value, was); }));
    return {
      keep,
      page,
      nextSeq,
      has: path => noted.has(path),
      // While somebody types: once in a while, with what stands in the field by then.
      note(path, field, was) {
        if (timers.has(path)) return;
        timers.set(path, setTimeout(() => { timers.delete(path); typing.delete(path); if (field.isConnected) keep(path, field.value, was); }, NOTE_MS));
        typing.set(path, {field, was});
      },
      drop(paths) { forget(paths.filter(path => noted.delete(path))); },
      // Of each note that an earlier page left is asked whether it still says something.
      async load(stands) {
        const response = await fetch('/drafts?page=' + encodeURIComponent(page), {headers: headers()}).catch(() => null);
        if (!response?.ok) return;
        const gone = [];
        for (const draft of await response.json()) {
          if (stands(draft)) noted.add(draft.cell); else gone.push(draft.cell);
        }
        forget(gone);
      },
    };
  };
})();
