export interface Classification {
  readonly scheme: 'clc' | 'cas' | 'siku' | 'other';
  readonly code: string;
}

/**
 * Chinese Library Classification 中图法: from a class number up to its main class, K295.3 → K, K29, K295.3,
 * and the headings a facet shows.
 *
 * Only main classes, second level and the numbers local documents need are known here (the full
 * schedules are a copyrighted publication); a finer number belongs to the last known one on its way.
 * The dot after three digits carries no meaning, so numbers are compared without it.
 */

/** Main classes: code | heading. English headings are in `server/i18n`. */
const MAIN = `
A|马克思主义、列宁主义、毛泽东思想、邓小平理论
B|哲学、宗教
C|社会科学总论
D|政治、法律
E|军事
F|经济
G|文化、科学、教育、体育
H|语言、文字
I|文学
J|艺术
K|历史、地理
N|自然科学总论
O|数理科学和化学
P|天文学、地球科学
Q|生物科学
R|医药、卫生
S|农业科学
T|工业技术
U|交通运输
V|航空、航天
X|环境科学、安全科学
Z|综合性图书`;

/**
 * Second level, and third of a few. A `!` says that the number is no part of the shorter one it begins
 * with: A49 is not A4. D33/37 stands for all from D33 to D37.
 */
const SECOND = `
A1|马克思、恩格斯著作
A2|列宁著作
A3|斯大林著作
A4|毛泽东著作
!A49|邓小平著作
A5|马克思、恩格斯、列宁、斯大林、毛泽东、邓小平著作汇编
A7|马克思、恩格斯、列宁、斯大林、毛泽东、邓小平生平和传记
A8|马克思主义、列宁主义、毛泽东思想、邓小平理论的学习和研究
B-4|哲学教育与普及
B0|哲学理论
B1|世界哲学
B2|中国哲学
B3|亚洲哲学
B4|非洲哲学
B5|欧洲哲学
B6|大洋洲哲学
B7|美洲哲学
B80|思维科学
B81|逻辑学（论理学）
B82|伦理学（道德哲学）
B83|美学
B84|心理学
B9|宗教
C0|社会科学理论与方法论
C1|社会科学现状及发展
C2|社会科学机构、团体、会议
C3|社会科学研究方法
C4|社会科学教育与普及
C5|社会科学丛书、文集、连续性出版物
C6|社会科学参考工具书
C7|社会科学文献检索工具书
C8|统计学
C91|社会学
C92|人口学
C93|管理学
C94|系统科学
C95|民族学
C96|人才学
C97|劳动科学
D0|政治理论
D1|国际共产主义运动
D2|中国共产党
D33/37|各国共产党
D4|工人、农民、青年、妇女运动与组织
D5|世界政治
D6|中国政治
D60|政策、政论
D61|中国革命和建设问题
!D619|社会主义革命和社会主义建设成就
D62|政治制度与国家机构
D63|国家行政管理
D64|思想政治教育和精神文明建设
D65|政治运动、政治事件
D66|阶级结构与社会结构
!D668|社会调查和社会分析
!D669|社会生活与社会问题
D69|政治制度史
D73/77|各国政治
D8|外交、国际关系
D9|法律
DF|法律
E0|军事理论
E1|世界军事
E2|中国军事
E3/7|各国军事
E8|战略学、战役学、战术学
E9|军事技术
!E99|军事地形学、军事地理学
F0|经济学
F1|世界各国经济概况、经济史、经济地理
F11|世界经济、国际经济关系
F13/17|各国经济
F2|经济计划与管理
F3|农业经济
F4|工业经济
!F49|信息产业经济（总论）
F5|交通运输经济
!F59|旅游经济
F6|邮电经济
F7|贸易经济
F8|财政、金融
G0|文化理论
G1|世界各国文化与文化事业
G11|世界文化事业
G13/17|各国文化事业
G2|信息与知识传播
G20|信息与传播理论
G21|新闻学、新闻事业
G22|广播、电视事业
G23|出版事业
G24|群众文化事业
G26|博物馆学、博物馆事业
G3|科学、科学研究
G4|教育
G8|体育
H0|语言学
H1|汉语
H2|中国少数民族语言
H3|常用外国语
H4|汉藏语系
H5|阿尔泰语系（突厥-蒙古-通古斯语系）
H61|南亚语系（澳斯特罗-亚细亚语系）
H62|南印语系（达罗毗荼语系、德拉维达语系）
H63|南岛语系（马来亚-玻里尼西亚语系）
H64|东北亚诸语言
H65|高加索语系（伊比利亚-高加索语系）
H66|乌拉尔语系（芬兰-乌戈尔语系）
H67|闪-含语系（阿非罗-亚细亚语系）
H7|印欧语系
H81|非洲诸语言
H83|美洲诸语言
H84|大洋洲诸语言
H9|国际辅助语
I0|文学理论
I1|世界文学
I2|中国文学
I200|方针政策及其阐述
I206|文学评论和研究
I209|文学史、文学思想史
I21|作品集
I24|小说
I25|报告文学
I26|散文
!I269|杂著
I28|儿童文学
I29|少数民族文学
!I299|宗教文学
I3/7|各国文学
J0|艺术理论
J1|世界各国艺术概况
J2|绘画
J2-3|绘画研究方法、工作方法
J20|绘画理论
J21|绘画技法
J23|各国绘画作品
!J29|书法、篆刻
J3|雕塑
J4|摄影艺术
J5|工艺美术
!J59|建筑艺术
J6|音乐
J7|舞蹈
J8|戏剧艺术
J9|电影、电视艺术
K0|史学理论
K1|世界史
K10|通史
K11|上古史（公元前40世纪以前）
K12|古代史（公元前40世纪~公元476年）
K13|中世纪史（476~1640年）
K14|近代史（1640~1917年）
K15|现代史（1917年~）
K18|民族史志
K2|中国史
K21|原始社会（约60万年前~4000多年前）
K22|奴隶社会（约公元前21世纪~公元前475年）
K23|封建社会（公元前475~公元1840年）
K27|中华人民共和国时期（1949年~）
K28|民族史志
K3|亚洲史
K4|非洲史
K5|欧洲史
K6|大洋洲史
K7|美洲史
K81|传记
K85|文物考古
K89|风俗习惯
K9|地理
K90|地理学
K91|世界地理
K93/97|各国地理
N0|自然科学理论与方法论
N1|自然科学现状及发展
N2|自然科学机构、团体、会议
N3|自然科学研究方法
N4|自然科学教育与普及
N5|自然科学丛书、文集、连续性出版物
N6|自然科学参考工具书
N7|自然科学文献检索工具
N8|自然科学调查、考察
N91|自然研究、自然历史
N93|非线性科学
N94|系统科学
N99|情报学、情报工作
O1|数学
O3|力学
O4|物理学
O6|化学
O7|晶体学
P1|天文学
P2|测绘学
P3|地球物理学
P4|大气科学（气象学）
P5|地质学
P7|海洋学
P9|自然地理学
Q-0|生物科学的理论与方法
Q-1|生物科学现状与发展
Q-3|生物科学的研究方法与技术
Q-4|生物科学教育与普及
Q-9|生物资源调查
Q1|普通生物学
Q2|细胞生物学
Q3|遗传学
Q4|生理学
Q5|生物化学
Q6|生物物理学
Q7|分子生物学
Q81|生物工程学（生物技术）
Q89|环境生物学
Q91|古生物学
Q93|微生物学
Q94|植物学
Q95|动物学
Q96|昆虫学
Q98|人类学
R-0|一般理论
R-1|现状与发展
R-3|医学研究方法
R1|预防医学、卫生学
R2|中国医学
R3|基础医学
R4|临床医学
R5|内科学
R6|外科学
R71|妇产科学
R72|儿科学
R73|肿瘤学
R74|神经病学与精神病学
R75|皮肤病学与性病学
R76|耳鼻咽喉科学
R77|眼科学
R78|口腔科学
R79|外国民族医学
R8|特种医学
R9|药学
S-0|一般性理论
S-1|农业科学技术现状与发展
S-3|农业科学研究、试验
S-9|农业经济
S1|农业基础科学
S2|农业工程
S3|农学（农艺学）
S4|植物保护
S5|农作物
S6|园艺
S7|林业
S8|畜牧、动物医学、狩猎、蚕、蜂
S9|水产、渔业
T-0|工业技术理论
T-1|工业技术现状与发展
T-2|机构、团体、会议
T-6|参考工具书
T-9|工业经济
TB|一般工业技术
TD|矿业工程
TE|石油、天然气工业
TF|冶金工业
TG|金属学与金属工艺
TH|机械、仪表工业
TJ|武器工业
TK|能源与动力工程
TL|原子能技术
TM|电工技术
TN|无线电电子学、电信技术
TP|自动化技术、计算机技术
TQ|化学工业
TS|轻工业、手工业
TU|建筑科学
TV|水利工程
U-9|交通运输经济
U1|综合运输
U2|铁路运输
U4|公路运输
U6|水路运输
U8|航空运输
V1|航空、航天技术的研究与探索
V2|航空
V4|航天（宇宙航行）
V7|航空、航天医学
X-0|环境科学理论
X-1|环境科学技术现状与发展
X-4|环境保护宣传教育及普及
X-6|环境保护参考工具书
X1|环境科学基础理论
X2|社会与环境
X3|环境保护管理
X4|灾害及其防治
X5|环境污染及其防治
X7|废物处理与综合利用
X8|环境质量评价与环境监测
X9|安全科学
Z1|丛书
Z13/17|各国丛书
Z2|百科全书、类书
Z23/27|各国百科全书
Z28|专科百科全书
Z3|辞典
Z4|论文集、全集、选集、杂著
Z5|年鉴、年刊
Z6|期刊、连续性出版物
Z8|图书目录、文摘、索引`;

/**
 * What local documents are classed as; 53 is Jiangsu in the area table. K29 stands beside K2, as local history is what readers here look for first.
 */
const LOCAL = `
B95|道教
B94|佛教
D67|地方政治
D675.3|江苏地方政治
F12|中国经济
F127|地方经济
F127.53|江苏地方经济
G12|中国文化事业
G127|地方文化事业
G127.53|江苏地方文化事业
G25|图书馆学、图书馆事业
G27|档案学、档案事业
G52|中国教育事业
H17|汉语方言
I207|各体文学评论和研究
I22|诗歌、韵文
I23|戏剧文学
I236|地方剧
I236.53|江苏地方剧
!I239|曲艺
I27|民间文学
I277|各地民间文学
J22|中国绘画作品
J42|中国摄影艺术
J62|中国音乐
J64|民间音乐作品
J82|中国戏剧艺术
K20|通史
K25|近代史
!K29|地方史志
K82|中国人物传记
K820.8|地方人物传记
K820.853|江苏人物传记
K820.9|氏族谱系
K87|中国文物考古
K877|金石、碑刻、书法等古文献文物
K878|古代遗址、城市
K892|中国风俗习惯
K92|中国地理
K928|地方地理、名胜古迹
K928.6|历史地理
K928.7|名胜古迹
K99|地图
K992|中国地图
TU-0|建筑理论
TU984|城市规划
Z12|中国丛书
Z121|普通丛书
Z122|地方丛书
Z122.53|江苏地方丛书
Z22|中国百科全书、类书
Z52|中国年鉴
Z525.3|江苏年鉴
Z83|地方文献目录`;

/**
 * Provinces and the like in the area table, as they follow K29: area | name. Cities are no part of the
 * table that we know; 531 is what libraries of Nanjing give their own city by habit.
 */
const AREAS = `
1|北京
21|天津
22|河北
25|山西
26|内蒙古
31|辽宁
34|吉林
35|黑龙江
41|陕西
42|甘肃
43|宁夏
44|青海
45|新疆
51|上海
52|山东
53|江苏
531|南京
54|安徽
55|浙江
56|江西
57|福建
58|台湾
61|河南
63|湖北
64|湖南
65|广东
658|香港
659|澳门
66|海南
67|广西
71|四川
719|重庆
73|贵州
74|云南
75|西藏`;
/** Hong Kong, Macao and Chongqing are beside the provinces that their numbers begin with. */
const BESIDE = ['658', '659', '719'];

interface Class {
  readonly code: string;
  readonly heading: string;
  /** True for a number that stands beside, not under, the shorter one it begins with. */
  readonly stepsAside: boolean;
}

/** By number without dot; a range by itself and by each of its numbers. */
const CLASSES = new Map<string, Class>();
for (const line of `${MAIN}\n${SECOND}\n${LOCAL}${localHistories()}`.split('\n')) {
  const [marked = '', heading = ''] = line.split('|');
  const code = marked.replace('!', '');
  if (code === '') continue;
  const known: Class = { code, heading, stepsAside: marked !== code };
  for (const number of [code.replace('.', ''), ...numbersOfRange(code)]) CLASSES.set(number, known);
}

/** K295.3|江苏地方史志, a line for each area. */
function localHistories(): string {
  return AREAS.replace(/^(\d+)\|(.+)$/gm, (_, area: string, name: string) => {
    const code = `K29${area}`.replace(/^(....)(.)/, '$1.$2');
    return `${BESIDE.includes(area) ? '!' : ''}${code}|${name}地方史志`;
  });
}

/** D33/37 → D33, D34 … D37; none for a single number. */
function numbersOfRange(code: string): string[] {
  const [, letters = '', first = '', last = ''] = /^([A-Z]+)(\d+)\/(\d+)$/.exec(code) ?? [];
  if (first === '') return [];
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, i) => `${letters}${Number(first) + i}`);
}

/**
 * Letter(s), digits and the subdivision of a class number; T is divided by a second letter or a
 * subdivision, DF is the other law.
 */
const NUMBER =
  /^(?:(T[BDEFGHJ-NPQSUV]|T(?=-\d|$)|DF|[A-KN-SU-VXZ])(-?\d[\d.]{0,15})?(-\d{1,3})?)(?![A-Z\d])/;

/**
 * Known classes from the main class down to the number itself or the nearest above it.
 *
 * @param code as printed: small letters, blanks, full-width, brackets, `K295.31-54`, `K295.3:Z` are read
 * @returns `['K', 'K29', 'K295.3']` for K295.31; none for what is no number of this scheme (951)
 */
export function classPath(code: string): string[] {
  const plain = code
    .slice(0, 60)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s[\]()]/g, '');
  const [, letters, digits = '', subdivision = ''] = NUMBER.exec(plain) ?? [];
  if (letters === undefined || plain === 'N/A') return [];
  const number = letters + digits.replaceAll('.', '') + subdivision;
  const path: Class[] = [];
  for (let size = 1; size <= number.length; size++) {
    const known = CLASSES.get(number.slice(0, size));
    if (known?.stepsAside === true) path.pop();
    if (known !== undefined) path.push(known);
  }
  return path.map((known) => known.code);
}

/** The heading of a class: 历史、地理 for K. A code that is no class is its own name. */
export function className(code: string): string {
  return CLASSES.get(code.replace('.', ''))?.heading ?? code;
}

/** Whether the code, as `classPath` gives it, is a class known here. */
export function isClass(code: string): boolean {
  return CLASSES.has(code.replace('.', ''));
}
