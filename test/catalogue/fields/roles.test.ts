import { expect } from 'chai';
import { isKnownRole, roleGroup } from '../../../catalogue/fields/roles.ts';

describe('what somebody did', () => {
  for (const [role, group] of [
    ['撰', 'author'],
    ['aut', 'author'],
    ['Author,', 'author'],
    ['http://id.loc.gov/vocabulary/relators/edt', 'editor'],
    ['070', 'author'],
    ['730', 'translator'],
    ['editor.', 'editor'],
    ['pht', 'artist'],
    ['主修', 'reviser'],
    ['主编', 'editor'],
    ['主讲', 'other'],
    ['策划', 'other'],
    ['捐赠者', 'other'],
    ['itw', 'other'],
  ] as const) {
    it(`${role} is ${group}`, () => {
      expect(roleGroup(role)).to.equal(group);
    });
  }

  for (const role of [
    '撰',
    '纂修',
    '执行主编',
    '主讲',
    '策划',
    '捐赠者',
    '传承人',
    'pbl',
    '(演唱)',
    '校',
    'drt',
    'oth',
  ])
    it(`${role} is known`, () => {
      expect(isKnownRole(role)).to.equal(true);
    });

  for (const role of ['999', 'xyz', '负责', '一级', '？？', 'aux.'])
    it(`${role} is not known`, () => {
      expect(isKnownRole(role)).to.equal(false);
    });
});
