/** What places are called: English. */
import { CITY, isDistrict } from '../../../catalogue/fields/places.ts';
import type { DistrictCode } from '../../../catalogue/fields/places.ts';

const DISTRICTS: Readonly<Record<DistrictCode, string>> = {
  '320102': 'Xuanwu',
  '320104': 'Qinhuai',
  '320105': 'Jianye',
  '320106': 'Gulou',
  '320111': 'Pukou',
  '320113': 'Qixia',
  '320114': 'Yuhuatai',
  '320115': 'Jiangning',
  '320116': 'Luhe',
  '320117': 'Lishui',
  '320118': 'Gaochun',
};

/** Qinhuai, Nanjing, 江宁府 (former unit); a code that nobody knows is its own name. */
export function placeName(value: string): string {
  const [code = '', unit] = value.split(':');
  if (unit !== undefined) return `${unit} (former unit)`;
  if (code === CITY) return 'Nanjing';
  return isDistrict(code) ? DISTRICTS[code] : value;
}
