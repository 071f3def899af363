/** The accessibility statement: Chinese. */
import type { Article } from '../article.ts';

export const accessibility: Article = {
  title: '无障碍声明',
  lead: '本平台力求人人可用，以《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668）和 WCAG 2.2 AA 级为目标。',
  sections: [
    {
      id: 'done',
      heading: '已经做到的',
      paragraphs: [],
      terms: [
        ['不依赖脚本', '所有公开页面关闭脚本后仍可使用。'],
        ['键盘', '全部功能可用键盘完成，页首有“跳到正文”链接，焦点清晰可见。'],
        ['大字与高对比', '每页都可切换，正文大字不小于 22 像素。'],
        ['不以颜色为唯一提示', '状态和选中项都有文字说明。'],
        ['小屏幕与放大', '320 像素宽时不需要横向滚动。'],
        ['无干扰', '没有弹窗、广告、自动播放和验证码。'],
      ],
    },
    {
      id: 'gaps',
      heading: '已知的不足',
      paragraphs: [
        '各馆自己的网站和数字资源不在本声明范围内。少数生僻字要靠设备自带的字体显示，可能显示为方框。',
      ],
      terms: [],
    },
    {
      id: 'feedback',
      heading: '意见反馈',
      paragraphs: ['使用中遇到障碍，请拨打页脚的咨询电话，或在任一成员馆的服务台提出。'],
      terms: [],
    },
  ],
};
