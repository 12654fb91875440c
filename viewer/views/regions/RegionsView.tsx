import { useDataset } from '../../data/context.ts';
import { subdivisions, useGrowth } from '../../data/growth.ts';
import { useText } from '../../locale/index.ts';
import { useRoute } from '../../state/use-route.ts';
import { Notice } from '../../widgets/Notice.tsx';
import { Waiting } from '../../widgets/Waiting.tsx';
import { RegionIndex } from './RegionIndex.tsx';
import { RegionPage } from './RegionPage.tsx';

/** All regions, or the page of the one in the address. */
export default function RegionsView() {
  const { params } = useRoute();
  const region = params.get('region');
  return region === undefined ? <RegionIndex /> : <AnyRegion region={region} key={region} />;
}

function AnyRegion({ region }: { region: string }) {
  const t = useText();
  const { graph } = useDataset();
  const growth = useGrowth([region], subdivisions);
  return (
    <Waiting for={growth}>
      {() => {
        if (!graph.hasNode(region) || graph.getNodeAttribute(region, 'kind') !== 'region') {
          return <Notice title={t.regions.unknown} text={region} />;
        }
        return <RegionPage region={region} />;
      }}
    </Waiting>
  );
}
