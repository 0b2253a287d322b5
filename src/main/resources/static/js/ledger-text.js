'use strict';
// Amounts and pasted rectangles as text: a browser has no exact numbers, so points are moved and digits rounded here, by hand.
(() => {
  // An amount in 元 as one in a unit of so many places more: the point moves, no digit is lost.
  const shifted = (yuan, places) => {
    if (!yuan) return '';
    const sign = yuan.startsWith('-') ? '-' : '', [whole, part = ''] = yuan.replace('-', '').split('.');
    const padded = whole.padStart(places + 1, '0'), cut = padded.length - places;
    const decimals = (padded.slice(cut) + part).replace(/0+$/, '');
    return sign + padded.slice(0, cut) + (decimals ? '.' + decimals : '');
  };
  const rounded = value => {
    const sign = value.startsWith('-') ? '-' : '', [whole, part = ''] = value.replace('-', '').split('.');
    if (part.length <= 2) return sign + whole + '.' + part.padEnd(2, '0');
    const up = part[2] >= '5' ? 1n : 0n, cents = (BigInt(whole + part.slice(0, 2)) + up).toString().padStart(3, '0');
    const zero = /^0+$/.test(cents);
    return (zero ? '' : sign) + cents.slice(0, -2) + '.' + cents.slice(-2);
  };
  const grouped = value => value.replace(/^(-?)(\d+)/, (all, sign, whole) => sign + whole.replace(/(?<=\d)(?=(\d{3})+$)/g, ','));

  // What a spreadsheet puts on the clipboard, as lines of cells.
  const cellsOf = pasted => {
    const lines = [[]];
    let cell = '', quoted = false;
    for (let i = 0; i < pasted.length; i++) {
      const character = pasted[i];
      if (quoted) {
        if (character !== '"') cell += character;
        else if (pasted[i + 1] === '"') { cell += '"'; i++; } else quoted = false;
      } else if (character === '"' && !cell) quoted = true;
      else if (character === '\t') { lines.at(-1).push(cell); cell = ''; }
      else if (character === '\n') { lines.at(-1).push(cell); cell = ''; lines.push([]); }
      else if (character !== '\r') cell += character;
    }
    lines.at(-1).push(cell);
    // Excel ends its last line too.
    if (lines.length > 1 && lines.at(-1).length === 1 && !lines.at(-1)[0]) lines.pop();
    return lines;
  };

  window.LedgerText = {shifted, rounded, grouped, cellsOf};
})();
