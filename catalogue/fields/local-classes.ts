/**
 * Numbers of the Chinese Library Classification that local documents are classed by, down to the city: local
 * history, gazetteers, biography, folk literature, and a local history for each area.
 */

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

/** K295.3|江苏地方史志, a line for each area. */
function localHistories(): string {
  return AREAS.replace(/^(\d+)\|(.+)$/gm, (_, area: string, name: string) => {
    const code = `K29${area}`.replace(/^(....)(.)/, '$1.$2');
    return `${BESIDE.includes(area) ? '!' : ''}${code}|${name}地方史志`;
  });
}

/** Code | heading, a line for each class; `!` before one that stands beside the shorter number it begins with. */
export const LOCAL_CLASSES = `${LOCAL}${localHistories()}`;
