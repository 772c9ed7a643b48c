import { printDuration } from '../../time/duration';
import type { ImpactLength, MetricState } from '../../timeline/metrics';

/** A length as the page says it: "27 min", "about 27 min", "2 to 3 h"; '' where it is not known. */
export function lengthText(length: MetricState | ImpactLength): string {
  switch (length.kind) {
    case 'known':
      return printDuration(length.ms);
    case 'approximate':
      return `about ${printDuration(length.ms)}`;
    case 'between':
      if (length.least === 0) return `at most ${printDuration(length.most)}`;
      return `${printDuration(length.least)} to ${printDuration(length.most)}`;
    case 'at-least':
      return `at least ${length.approximate ? 'about ' : ''}${printDuration(length.ms)}`;
    case 'contradictory':
      return 'ends before it starts';
    case 'unknown':
      return '';
  }
}
