import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { EXPORT_FORMATS } from './export/formats.ts';
import type { GraphRenderer } from './renderer.ts';
import type { Scene } from './scene.ts';

/** Exports what is shown. Pictures need the drawn graph. */
export function ExportMenu({ renderer, scene }: { renderer: GraphRenderer | null; scene: Scene }) {
  const t = useText();
  const { graph } = useDataset();
  return (
    <MenuTrigger>
      <Button className="button">{t.graph.export}</Button>
      <Popover className="menu-popover" placement="top end">
        <Menu
          className="menu"
          onAction={(id) => {
            const format = EXPORT_FORMATS.find((candidate) => candidate.id === id);
            if (format) void format.run({ graph, scene, renderer });
          }}
        >
          {EXPORT_FORMATS.filter(({ drawn }) => !drawn || renderer).map(({ id }) => (
            <MenuItem key={id} id={id} className="menu-item">
              {t.graph.exportFormats[id]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
