/** What stands around every page, and pages that tell of an error: Chinese. */

export const site = {
  name: '南京共享图书馆',
  tagline: '地方文献联合检索平台',
  description:
    '南京市、区图书馆地方文献的联合检索：方志、家谱、年鉴、文史资料、老照片、拓片、口述史料。',
  skip: '跳到正文',
  demonstration: '演示数据：馆藏分布、索书号和馆藏地点都是虚拟的，不代表各馆实藏。',
  menu: '菜单',
  toWords: '到检索框',
  mainNavigation: '主导航',
  displaySettings: '显示设置',
  textSize: '字号',
  contrast: '对比度',
  textStandard: '标准',
  textLarge: '大字',
  contrastStandard: '标准',
  contrastHigh: '高对比',
  chosen: '（当前）',
  organiser: '主办单位',
  telephone: '咨询电话',
  accessibility: '无障碍声明',
  about: '关于本平台',
  help: '使用帮助',
  status: '收录状态',
  and: '、',
  colon: '：',
  demonstrationName: '演示数据',
  /** Name of a table that may be wider than the screen. */
  wideTable: (name: string): string => `${name}（表格，可左右滚动）`,
  none: '无',
  external: '（外部网站）',
  breadcrumb: '当前位置',
};

export const nav = {
  home: '首页',
  search: '检索',
  browse: '浏览',
  libraries: '成员馆',
  collections: '特色库',
  shelf: '书架',
  status: '收录状态',
  help: '帮助',
};

export const errors = {
  notFound: '没有这个页面',
  notFoundHint: '网址可能写错了，或者页面已经移走。可以从首页开始，或直接检索。',
  badAddress: '网址写法有误',
  badAddressHint: '网址里有不合规的字符，服务器读不出来。请检查后再试，或从首页开始。',
  tooLong: '网址太长',
  tooLongHint: '网址最长 16 000 个字符，这里的更长。请缩短检索词或减少筛选条件。',
  tooMany: '请求太频繁',
  tooManyHint: (seconds: number): string =>
    `您的网络地址在一分钟内的请求太多，为了不妨碍其他读者，请等 ${seconds} 秒再试。程序批量取用数据请放慢速度。`,
  damaged: '数据有损坏，这一页显示不了',
  damagedHint:
    '本馆数据文件的一部分已损坏，其他页面照常可用。请告诉管理员：运行 doctor 查明坏了哪个文件，停止门户后用 restore 由备份恢复。',
  badMethod: '这个网址不接受这种请求',
  badMethodHint: (method: string, allowed: string): string =>
    `收到的是 ${method}，这个网址只接受 ${allowed}。`,
  bodyTooLarge: '请求的正文太长',
  bodyTooLargeHint: (most: number): string =>
    most === 0
      ? '这个网址不接受正文，请去掉正文再发。'
      : `这个网址的正文最长 ${most} 字节，并须用 Content-Length 注明长度。`,
  form: '这个表单已经失效',
  formHint:
    '可能是停留太久、已经退出或在别处重新登录，也可能是浏览器没有保存本站的 Cookie。没有改动任何内容。请回到刚才的页面，重新打开表单再提交；填过的内容可用浏览器的“后退”找回。',
  formBack: '回到刚才的页面',
  plainHttp: '工作人员页面只能通过 https 打开',
  plainHttpHint:
    '这次访问没有加密，密码会在途中泄露，所以没有打开。请用 https:// 开头的网址。管理员：请在本平台前面放一个反向代理（如 nginx、Caddy）接受 https，让它转发原来的 Host，并用 X-Forwarded-Proto 注明 https，再在设置文件里写 portal.trustedProxies（前面有几层就写几）。在本机上可以直接用 http://localhost 打开。',
  broken: '页面出错了',
  brokenHint: '这是平台的问题，已经记录。请稍后再试；若仍然出错，请把下面的编号告诉管理员。',
  id: '编号',
  time: '时间',
  home: '回到首页',
};
