/** Whether the journal has everything that the database has. */
export type KeeperState =
  | { readonly kind: 'kept' }
  | { readonly kind: 'behind' }
  | { readonly kind: 'failed'; readonly message: string };
