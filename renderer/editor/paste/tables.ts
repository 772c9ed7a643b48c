import { plain, type Convert } from './source-dom';

function rowsOf(table: Element): readonly Element[] {
  return [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
}

function cellsOf(row: Element): readonly Element[] {
  return [...row.children].filter((cell) => cell.localName === 'td' || cell.localName === 'th');
}

function span(cell: Element, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return Number.isNaN(value) ? 1 : Math.min(Math.max(value, 1), 200);
}

/** The lines of clean blocks, as inline content: a cell holds no blocks. */
function lines(blocks: readonly Element[]): readonly (readonly Node[])[] {
  return blocks.flatMap((block): readonly (readonly Node[])[] => {
    if (['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(block.localName)) return [[...block.childNodes]];
    if (block.localName === 'pre') {
      return (block.textContent ?? '').split('\n').map((line) => {
        const code = block.ownerDocument.createElement('code');
        code.textContent = line;
        return [code];
      });
    }
    return lines([...block.children]);
  });
}

function fillCell(cell: HTMLElement, source: Element, convert: Convert): void {
  for (const [index, line] of lines(convert.blocks(source.childNodes, plain)).entries()) {
    if (index > 0) cell.append(convert.target.createElement('br'));
    cell.append(...line);
  }
  const align =
    source.getAttribute('align') ??
    /text-align:\s*(left|center|right)/iu.exec(source.getAttribute('style') ?? '')?.[1];
  if (align === 'center' || align === 'right') cell.setAttribute('align', align);
}

/**
 * A clean table as GFM has them: rectangular, no cell over another, inline content only, the first row its header. A
 * cell that spanned several keeps its text in the first of them. A table of one cell is a frame, and goes.
 */
export function cleanTable(source: Element, convert: Convert): readonly HTMLElement[] {
  const rows = rowsOf(source);
  const [only] = rows.length === 1 ? rows.flatMap(cellsOf) : [];
  if (only !== undefined && rows.flatMap(cellsOf).length === 1) return convert.blocks(only.childNodes, plain);
  const grid: (Element | 'covered')[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of cellsOf(row)) {
      while (grid[y]?.[x] !== undefined) x += 1;
      for (let down = 0; down < Math.min(span(cell, 'rowspan'), rows.length - y); down += 1) {
        for (let right = 0; right < span(cell, 'colspan'); right += 1) {
          const line = grid[y + down];
          if (line !== undefined) line[x + right] = down === 0 && right === 0 ? cell : 'covered';
        }
      }
      x += span(cell, 'colspan');
    }
  }
  const width = Math.max(0, ...grid.map((line) => line.length));
  if (width === 0) return [];
  const table = convert.target.createElement('table');
  const body = convert.target.createElement('tbody');
  table.append(body);
  for (const [y, line] of grid.entries()) {
    const row = convert.target.createElement('tr');
    for (let x = 0; x < width; x += 1) {
      const cell = convert.target.createElement(y === 0 ? 'th' : 'td');
      const from = line[x];
      if (from !== undefined && from !== 'covered') fillCell(cell, from, convert);
      row.append(cell);
    }
    body.append(row);
  }
  return [table];
}
