import { useDataset } from '../../data/context.ts';
import { useText } from '../../locale/index.ts';
import { useRoute } from '../../state/use-route.ts';
import { Notice } from '../../widgets/Notice.tsx';
import { RegionIndex } from './RegionIndex.tsx';
import { RegionPage } from './RegionPage.tsx';

/** All regions, or the page of the one in the address. */
export default function RegionsView() {
  const t = useText();
  const { graph } = useDataset();
  const { params } = useRoute();
  const key = params.get('region');
  if (key === undefined) return <RegionIndex />;
  if (!graph.hasNode(key) || graph.getNodeAttribute(key, 'kind') !== 'region') return <Notice title={t.regions.unknown} text={key} />;
  return <RegionPage region={key} key={key} />;
}
