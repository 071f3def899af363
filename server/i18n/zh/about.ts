/** The page about the portal: Chinese. */
import type { Article } from '../article.ts';

export const about: Article = {
  title: '关于本平台',
  lead: '南京共享图书馆把市、区各馆的地方文献目录汇成一处，让读者一次检索就知道全城有什么、在哪里、怎样看到。',
  sections: [
    {
      id: 'data',
      heading: '数据从哪里来',
      paragraphs: [
        '各馆通过 OAI-PMH 协议提供目录，本平台按期收割。各馆送来的记录原样保存，在每种文献的页面上可以看到。',
        '几家馆著录同一种文献时，只有确有把握才合为一种；各馆说法不一的，逐一注明是哪家馆的说法。',
      ],
      terms: [],
    },
    {
      id: 'join',
      heading: '各馆加入',
      paragraphs: ['有 OAI-PMH 接口的图书馆，登记地址后即可加入，范围不限于市内。'],
      terms: [],
    },
    {
      id: 'privacy',
      heading: '读者隐私',
      paragraphs: [
        '检索不需要登录。服务器日志不记录检索词。本平台只用三个保存显示设置的 Cookie：语言、字号、对比度，不含个人信息，不加载第三方内容。书架存在读者自己的浏览器里，本平台不保存。',
      ],
      terms: [],
    },
    {
      id: 'interfaces',
      heading: '程序接口',
      paragraphs: ['检索结果和文献都有 JSON 格式。'],
      terms: [
        ['/api/v1/search', '参数与检索页相同。'],
        ['/works/文献号.json', '一种文献的全部著录和馆藏。'],
        ['/api/v1/libraries', '成员馆及其种数、最近更新时间。'],
      ],
    },
  ],
};
