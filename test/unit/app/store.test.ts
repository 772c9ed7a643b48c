import { describe, expect, it } from 'vitest';
import { createStore } from '../../../renderer/app/store';

function listened<Value>(initial: Value) {
  const store = createStore(initial);
  const heard: Value[] = [];
  const stop = store.subscribe(() => heard.push(store.get()));
  return { store, heard, stop };
}

describe('store', () => {
  it('keeps the value', () => {
    const { store } = listened<string | null>(null);
    expect(store.get()).toBe(null);
    store.set('draft');
    expect(store.get()).toBe('draft');
  });

  it('tells of a change once it is made', () => {
    const { store, heard } = listened(0);
    store.set(1);
    store.set(2);
    expect(heard).toEqual([1, 2]);
  });

  it('is quiet where nothing changed', () => {
    const list = [1];
    const { store, heard } = listened<unknown>(list);
    store.set(list);
    store.set(Number.NaN);
    store.set(Number.NaN);
    expect(heard).toEqual([Number.NaN]);
  });

  it('is quiet to who stopped listening, and to nobody else', () => {
    const { store, heard, stop } = listened(0);
    const others: number[] = [];
    store.subscribe(() => others.push(store.get()));
    stop();
    stop();
    store.set(1);
    expect({ heard, others }).toEqual({ heard: [], others: [1] });
  });

  it('lets a listener stop while it is told', () => {
    const store = createStore(0);
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
      stop();
    });
    const others: number[] = [];
    store.subscribe(() => others.push(store.get()));
    store.set(1);
    store.set(2);
    expect({ told, others }).toEqual({ told: 1, others: [1, 2] });
  });
});
