import type { Loss, LossKind } from '../markdown/losses';

/** Gathers what a target will not show as the draft says it. The same sentence about the same block is said once. */
export class Notes {
  readonly #losses = new Map<string, Loss>();

  add(kind: LossKind, message: string, block: string | null = null): void {
    this.#losses.set(`${kind} ${block ?? ''} ${message}`, { kind, message, block });
  }

  all(): readonly Loss[] {
    return [...this.#losses.values()];
  }
}
