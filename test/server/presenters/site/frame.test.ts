/** What stands around every page. */
import { expect } from 'chai';
import type { FooterSettings } from '../../../../server/portal-deps.ts';
import { frameOf } from '../../../../server/presenters/site/frame.ts';
import type { ChoiceLink, Frame, PageHead } from '../../../../server/presenters/site/frame.ts';
import type { Visit } from '../../../../server/visit.ts';
import { EN, ZH, visitIn } from '../../../support/presented.ts';

const HEAD: PageHead = { title: '使用帮助', section: 'help', indexed: true };
const frame = (visit: Visit = ZH, head = HEAD, footer: FooterSettings = {}): Frame =>
  frameOf(visit, head, { demonstration: false, footer }, false);
const current = (links: readonly ChoiceLink[]): string[] =>
  links.filter((link) => link.current).map(({ label }) => label);

describe('the frame of a page', () => {
  it('tells what page it is, and what may be done with it', () => {
    expect(frame()).to.include({
      htmlLang: 'zh-Hans-CN',
      title: '使用帮助 - 南京共享图书馆',
      robots: 'index, follow',
      display: '',
    });
    expect(frame(ZH, { ...HEAD, indexed: false }).robots).to.equal('noindex, follow');
    expect(frame(EN, { ...HEAD, title: 'Home', section: 'home' })).to.include({
      htmlLang: 'en',
      title: 'Nanjing Shared Library · Union search of local documents',
    });
  });

  it('has the ways through the portal, the present one marked, and none on a page apart', () => {
    expect(frame().nav.map(({ href, label }) => `${href} ${label}`)).to.deep.equal([
      '/ 首页',
      '/search 检索',
      '/browse 浏览',
      '/libraries 成员馆',
      '/collections 特色库',
      '/shelf 书架',
      '/status 收录状态',
      '/help 帮助',
    ]);
    expect(current(frame().nav)).to.deep.equal(['帮助']);
    expect(current(frame(ZH, { ...HEAD, section: 'none' }).nav)).to.deep.equal([]);
  });

  it('offers other displays, each leading back to this page', () => {
    const shown = frame(
      visitIn('en', { largeText: true, highContrast: true, address: '/search?q=a&page=2' }),
    );

    expect(shown.display).to.equal('text-large contrast-high');
    expect(current(shown.languages)).to.deep.equal(['English']);
    expect(current(shown.textSizes)).to.deep.equal(['Large']);
    expect(current(shown.contrasts)).to.deep.equal(['High']);
    const [chinese] = shown.languages;
    expect(Object.fromEntries(new URL(chinese?.href ?? '', 'http://x').searchParams)).to.deep.equal(
      {
        lang: 'zh',
        return: '/search?q=a&page=2',
      },
    );
    expect(chinese).to.include({ label: '中文', lang: 'zh-Hans-CN' });
  });

  it('has a footer of what the settings say, each number leading to its register', () => {
    const footer = {
      organiser: '金陵图书馆',
      telephone: '025-1',
      icp: '苏ICP备1号',
      police: '苏公网安备1号',
    };

    expect(frame(ZH, HEAD, footer).footer).to.deep.equal([
      { label: '主办单位', value: '金陵图书馆', href: null },
      { label: '咨询电话', value: '025-1', href: 'tel:0251' },
      { label: '', value: '苏ICP备1号', href: 'https://beian.miit.gov.cn/' },
      { label: '', value: '苏公网安备1号', href: 'https://beian.mps.gov.cn/' },
    ]);
    expect(frame().footer).to.deep.equal([]);
  });
});
