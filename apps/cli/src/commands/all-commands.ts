import type { Command } from '../command.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import { eraseCustomer } from './erase-customer.ts';
import { fetchNow } from './fetch.ts';
import { list } from './list.ts';
import { map } from './map.ts';
import { staff } from './staff.ts';
import { status } from './status.ts';
import { unmap } from './unmap.ts';

export const allCommands: readonly Command[] = [
  list,
  status,
  connect,
  fetchNow,
  map,
  unmap,
  disconnect,
  staff,
  eraseCustomer,
];
