/**
 * 政脉 as a library: from texts to records, from records to a graph, from a graph to answers. Everything here is a function
 * of its arguments but `runPipeline`, which writes a folder, and the functions that open one.
 *
 * @example
 * const record = extract({ id: 'a', path: 'a.txt', text });
 * const { graph, evidence } = buildGraph([record]);
 * const { common } = sharedPolicies(readAdoptions(graph), { regions: ['region:6208', 'region:140827'] });
 *
 * @module
 */
export {
  type AdoptedPolicy,
  type AdoptingRegion,
  type Adoption,
  type AdoptionState,
  type AdoptionTable,
  adoptionState,
  comparableRegions,
  isOfKind,
  type Namesake,
  POLICY_KINDS,
  type PolicyKind,
  ROLL_UPS,
  type RollUp,
  readAdoptions,
} from './analyse/adoption.ts';
export { assignClusters, type Cluster, type Clustering, findClusters, type Shared } from './analyse/clusters/clusters.ts';
export {
  type AdoptionStep,
  type CurvePoint,
  compareDiffusions,
  DIRECTIONS,
  type Diffusion,
  type Direction,
  diffusion,
} from './analyse/diffusion.ts';
export { type Analysis, analyse } from './analyse/index.ts';
export { regionNames } from './analyse/indicators/collector.ts';
export {
  growthOf,
  indicatorPanel,
  MEASURES,
  type Measure,
  type PanelCell,
  type PanelOptions,
  type Statement,
} from './analyse/indicators/panel.ts';
export { type Quantity, toBaseUnit } from './analyse/indicators/units.ts';
export { clusterProjects } from './analyse/projects.ts';
export type { FeatureInput, ProjectFeatures } from './analyse/related/features.ts';
export { type MentionRow, ProjectPassages } from './analyse/related/passages.ts';
export { addRelated, type RelatedPair, type Relations, relatedEvidence, relateProjects, writeReason } from './analyse/related/relate.ts';
export { REASON_KINDS, type Reason, type ReasonKind } from './analyse/related/score.ts';
export { type SharedOptions, type SharedPolicies, sharedPolicies } from './analyse/shared.ts';
export { allPairs, type Comparison, compareRegions, type RegionPair, rarityIn } from './analyse/similarity.ts';
export type { EvidenceRow } from './build/evidence.ts';
export { type Build, buildGraph } from './build/index.ts';
export type { IndicatorRow } from './build/indicators.ts';
export { DataError, ReadError, UsageError, ZhengmaiError } from './errors.ts';
export { copyPart, type GraphFilter, type GraphPart, isEmptyFilter, selectPart, withSubregions } from './export/filter.ts';
export { EXPORT_FORMATS, type ExportFormat } from './export/registry.ts';
export { extract } from './extract.ts';
export { type EdgeExplanation, explainEdge, explainNode, type Neighbour, type NodeExplanation } from './inspect/explain.ts';
export { findNode, findNodes } from './inspect/find-node.ts';
export { openGraph, readEvidence } from './inspect/open-build.ts';
export { openClusters } from './inspect/open-clusters.ts';
export { openIndicators } from './inspect/open-indicators.ts';
export type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from './model/graph.ts';
export * from './model/schema.ts';
export type { DocumentRecord, Entity, Failure, Indicator, Mention, RelationMention, Source } from './model/types.ts';
export { type PipelineOptions, type Progress, runPipeline } from './pipeline.ts';
export { tagWords } from './segment/words.ts';
