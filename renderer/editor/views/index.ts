import { Extension, type Extensions } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { NodeViewConstructor } from '@tiptap/pm/view';

import { actionView } from './action-view';
import { blankHeadingsPlugin } from './blank-headings';
import { codeBlockView } from './code-block-view';
import { containerView } from './container-view';
import { controlsPlugin } from './controls';
import { coverageView } from './coverage-view';
import { currentRowPlugin } from './current-row';
import { derivedPlugin } from './derived';
import { eventView } from './event-view';
import { factorView } from './factor-view';
import { footnoteDefinitionView, footnoteReferenceView } from './footnote-view';
import { guidancePlugin } from './guidance';
import { imageView } from './image-view';
import { impactView } from './impact-view';
import { liveValuePlugin } from './live-value-panel';
import { liveValueView } from './live-value-view';
import { listItemView } from './list-item-view';
import { metricsPlugin } from './metric-panel';
import { metricsView } from './metrics-view';
import { defaultViewOptions, type ViewOptions } from './options';
import { pictureView } from './picture-view';
import { quoteView } from './quote-view';
import { nodeView, type ViewContext, type ViewParts } from './row-view';
import { htmlBlockView, htmlInlineView } from './source-view';
import { timePreviewPlugin } from './time-preview';
import { unknownBlockView, unknownInlineView } from './unknown-view';

export { defaultViewOptions, type SectionGuidance, type ViewOptions } from './options';

/** The views of nodes, by the node's name. */
const views: Readonly<Record<string, (context: ViewContext) => ViewParts>> = {
  timeline: containerView('timeline'),
  impacts: containerView('impacts'),
  factors: containerView('factors'),
  actions: containerView('actions'),
  event: eventView,
  impact: impactView,
  factor: factorView,
  action: actionView,
  metrics: metricsView,
  picture: pictureView,
  coverage: coverageView,
  codeBlock: codeBlockView,
  blockquote: quoteView,
  htmlBlock: htmlBlockView,
  htmlInline: htmlInlineView,
  footnoteReference: footnoteReferenceView,
  liveValue: liveValueView,
  footnoteDefinition: footnoteDefinitionView,
  listItem: listItemView,
  image: imageView,
  unknownBlock: unknownBlockView,
  unknownInline: unknownInlineView,
};

/** Above the keys of structured blocks. */
const beforeStructures = 20_000;

/** What the editor shows beyond the schema's own rendering: views in plain DOM, and what is derived from the draft. */
export function viewExtensions(given: Partial<ViewOptions> = {}): Extensions {
  const options: ViewOptions = { ...defaultViewOptions, ...given };
  return [
    Extension.create({
      name: 'liveValues',
      // Enter on what is chosen is its own before it is the row's.
      priority: beforeStructures,
      addProseMirrorPlugins: () => [liveValuePlugin(), metricsPlugin()],
    }),
    Extension.create({
      name: 'views',
      addProseMirrorPlugins: () => [
        derivedPlugin(),
        currentRowPlugin(),
        blankHeadingsPlugin(),
        guidancePlugin(options.guidance),
        controlsPlugin(),
        timePreviewPlugin(options.machineZone),
        new Plugin({
          props: {
            nodeViews: Object.fromEntries(
              Object.entries(views).map(([name, make]): [string, NodeViewConstructor] => [
                name,
                nodeView(make, options),
              ]),
            ),
          },
        }),
      ],
    }),
  ];
}
