import { machineZone } from '../../time/zones';
import { noAssets, type AssetSource } from '../media/asset-source';
import type { ImportSource } from '../paste/source-text';

/** What a template says about a section, to be shown where nothing is written yet. */
export interface SectionGuidance {
  readonly guidance: string;
  readonly questions: readonly string[];
}

/** What the editor's views need from outside the document. */
export interface ViewOptions {
  readonly assets: AssetSource;
  /** From the draft's template snapshot, by the section id of a heading; null where there is none. */
  readonly guidance: (sectionId: string) => SectionGuidance | null;
  /** IANA name of the zone of the machine, shown beside the document's while a time is typed. */
  readonly machineZone: () => string;
  /** Says something in passing to the person, such as why an image could not be kept. */
  readonly say: (message: string) => void;
  /** Opens the preview of a source that events are taken from. */
  readonly importSource: ImportSource;
}

export const defaultViewOptions: ViewOptions = {
  assets: noAssets,
  guidance: () => null,
  machineZone,
  say: () => undefined,
  importSource: () => false,
};
