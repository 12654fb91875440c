import { useEffect, useRef, useState } from 'react';
import { useDataset } from '../data/context.ts';
import { selectEdge, selectNode, selectNothing } from '../state/selection.ts';
import { changeParams, useRoute } from '../state/use-route.ts';
import { GraphRenderer } from './renderer.ts';
import type { Scene } from './scene.ts';

interface Props {
  readonly scene: Scene;
  readonly label: string;
  /** Called with the renderer when it is there, and with null when it goes. */
  readonly onRenderer: (renderer: GraphRenderer | null) => void;
  /** Called where this browser can't draw. */
  readonly onFailure: () => void;
}

/** How long the camera rests before its place goes to the address, in milliseconds. */
const REST = 350;

/** The drawn graph. What happens on it changes the address, and the address decides what is drawn. */
export function GraphCanvas({ scene, label, onRenderer, onFailure }: Props) {
  const { graph } = useDataset();
  const { params } = useRoute();
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef({ scene, camera: params.get('camera') });
  latest.current.scene = scene;
  const [renderer, setRenderer] = useState<GraphRenderer | null>(null);

  useEffect(() => {
    if (!container.current) return;
    if (!canDraw()) {
      onFailure();
      return;
    }
    let timer = 0;
    const created = new GraphRenderer(container.current, graph, latest.current.scene, {
      onNode: (node) => changeParams(selectNode(node)),
      onEdge: (edge) => changeParams(selectEdge(edge)),
      onStage: () => changeParams(selectNothing),
      onCamera: ({ x, y, ratio }) => {
        window.clearTimeout(timer);
        timer = window.setTimeout(() => {
          const camera = [x, y, ratio].map((value) => value.toFixed(3)).join('_');
          latest.current.camera = camera === '0.500_0.500_1.000' ? undefined : camera;
          changeParams({ camera: latest.current.camera ?? null }, { replace: true });
        }, REST);
      },
    });
    const start = parseCamera(latest.current.camera);
    if (start) created.setCamera(start);
    setRenderer(created);
    onRenderer(created);
    const resize = new ResizeObserver(([entry]) => entry && created.resize(entry.contentRect.width, entry.contentRect.height));
    resize.observe(container.current);
    return () => {
      window.clearTimeout(timer);
      resize.disconnect();
      onRenderer(null);
      created.destroy();
    };
  }, [graph, onRenderer, onFailure]);

  useEffect(() => renderer?.show(scene), [renderer, scene]);

  // A camera that isn't the one this canvas has set comes from the back button or a link.
  const camera = params.get('camera');
  useEffect(() => {
    if (!renderer || camera === latest.current.camera) return;
    latest.current.camera = camera;
    renderer.setCamera(parseCamera(camera) ?? { x: 0.5, y: 0.5, ratio: 1 });
  }, [renderer, camera]);

  return <div className="canvas" ref={container} role="img" aria-label={label} data-testid="canvas" />;
}

/** Whether this browser has WebGL. */
function canDraw(): boolean {
  const canvas = document.createElement('canvas');
  return ['webgl2', 'webgl', 'experimental-webgl'].some((type) => canvas.getContext(type) !== null);
}

function parseCamera(value: string | undefined): { x: number; y: number; ratio: number } | null {
  const [x, y, ratio] = (value ?? '').split('_').map(Number);
  if (x === undefined || y === undefined || ratio === undefined) return null;
  return [x, y, ratio].every(Number.isFinite) && ratio > 0 ? { x, y, ratio } : null;
}
