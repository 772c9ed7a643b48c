import { expect, it } from 'vitest';
import { createProblemGate } from '../../../../electron/crash/problem-gate';

it('lets the same error through once a minute', () => {
  const gate = createProblemGate();
  expect(gate.passes('a', 0)).toBe(true);
  expect(gate.passes('a', 59_999)).toBe(false);
  expect(gate.passes('b', 59_999)).toBe(true);
  expect(gate.passes('a', 60_000)).toBe(true);
});

it('holds back a storm, so that the report on how it began stays', () => {
  const gate = createProblemGate();
  const passed = Array.from({ length: 100 }, (_, index) => gate.passes(`error ${index}`, index));
  expect(passed.filter(Boolean)).toHaveLength(3);
  expect(gate.passes('much later', 70_000)).toBe(true);
});
