import type { Command } from 'commander';
import type { PolicyKind, RollUp } from '../analyse/adoption.ts';

/** How the command line says with which regions subregions count; undefined where it says nothing. */
export interface RollUpOptions {
  readonly rollup?: boolean;
}

/** What the commands that list policies and slogans by region are given besides names. */
export interface PolicyCommandOptions extends RollUpOptions {
  readonly graph: string;
  readonly kind?: PolicyKind;
  readonly least: number;
  readonly limit: number;
  readonly quotes: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Adds the options that say with which regions subregions count. */
export function addRollUpOptions(command: Command): Command {
  return command
    .option('--rollup', '下级地区计入所有上级 | count subregions with all regions above')
    .option(
      '--no-rollup',
      '下级地区不计入上级，缺省计入最近的有文件的上级 | leave subregions alone, instead of counting them with the nearest above that has a document',
    );
}

/** With which regions subregions count: where nothing is asked, with the nearest above that has a document. */
export function rollUpOf({ rollup }: RollUpOptions): RollUp {
  return rollup === undefined ? 'documents' : rollup ? 'all' : 'none';
}
