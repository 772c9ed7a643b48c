/** Something with the whys under it. */
export interface Branch<Row> {
  readonly row: Row;
  readonly under: readonly Branch<Row>[];
}

interface OpenBranch<Row> extends Branch<Row> {
  readonly under: OpenBranch<Row>[];
}

/** The chains of whys: each row stands under the nearest one above it that is less deep. */
export function branchesOf<Row>(rows: readonly Row[], depth: (row: Row) => number): readonly Branch<Row>[] {
  const roots: OpenBranch<Row>[] = [];
  let chain: OpenBranch<Row>[] = [];
  for (const row of rows) {
    chain = chain.filter((above) => depth(above.row) < depth(row));
    const branch: OpenBranch<Row> = { row, under: [] };
    (chain.at(-1)?.under ?? roots).push(branch);
    chain.push(branch);
  }
  return roots;
}

/** All rows of the branches in their order, each with the number of rows it stands under. */
export function depthsOf<Row>(
  branches: readonly Branch<Row>[],
  depth = 0,
): readonly { readonly row: Row; readonly depth: number }[] {
  return branches.flatMap(({ row, under }) => [{ row, depth }, ...depthsOf(under, depth + 1)]);
}
