/**
 * Dates as title pages, colophons and catalogues print them, written from knowledge of local documents
 * and without a look at what the reader of dates makes of them.
 *
 * One a line: printed form ` = ` start and end, precision, certainty, calendar. One date stands for
 * both ends; `-` is none. A form that cannot be read rightly must be `unknown`.
 */

// prettier-ignore
const GROUPS: Readonly<Record<string, string>> = {
  'a western year, month or day': `
    1985 = 1985 year certain gregorian
    1985年 = 1985 year certain gregorian
    １９８５年 = 1985 year certain gregorian
    一九八五年 = 1985 year certain gregorian
    一九八五 = 1985 year certain gregorian
    一九八五年十二月 = 1985-12 month certain gregorian
    一九八五·十二 = 1985-12 month certain gregorian
    一九三七年十二月十三日 = 1937-12-13 day certain gregorian
    二〇〇八年五月 = 2008-05 month certain gregorian
    二○○八年五月十二日 = 2008-05-12 day certain gregorian
    贰零零捌年 = 2008 year certain gregorian
    二千零八年 = 2008 year certain gregorian
    1985-12 = 1985-12 month certain gregorian
    1985.12 = 1985-12 month certain gregorian
    1985/12/25 = 1985-12-25 day certain gregorian
    1985.12.25 = 1985-12-25 day certain gregorian
    19851225 = 1985-12-25 day certain gregorian
    198512 = 1985-12 month certain gregorian
    12/1985 = 1985-12 month certain gregorian
    1985年12月25日 = 1985-12-25 day certain gregorian
    May 12, 2008 = 2008-05-12 day certain gregorian
    12 May 2008 = 2008-05-12 day certain gregorian
    December 1937 = 1937-12 month certain gregorian
    1985年春 = 1985 year certain gregorian
    1985年底 = 1985 year certain gregorian
    1937年12月下旬 = 1937-12 month certain gregorian
    1985年第5期 = 1985 year certain gregorian
    2008年卷 = 2008 year certain gregorian
    公元229年 = 0229 year certain gregorian
    西元1937年 = 1937 year certain gregorian
    公元前221年 = -0220 year certain gregorian
    前333年 = -0332 year certain gregorian
    公元前5世纪 = -0499..-0400 century certain gregorian`,
  'how sure a western year is': `
    [1985] = 1985 year inferred gregorian
    [1985?] = 1985 uncertain approximate gregorian
    1985? = 1985 uncertain approximate gregorian
    约1985年 = 1985 uncertain approximate gregorian
    1937年前后 = 1937 uncertain approximate gregorian
    [ca. 1935] = 1935 uncertain approximate gregorian
    〔1935〕 = 1935 year inferred gregorian
    c1985 = 1985 year inferred gregorian
    ©1985 = 1985 year inferred gregorian
    cop. 1985 = 1985 year inferred gregorian
    1985, c1984 = 1985 year certain gregorian
    1985 [i.e. 1986] = 1986 year inferred gregorian
    1985或1986 = 1985..1986 ambiguous approximate gregorian
    198- = 1980..1989 decade certain gregorian
    [198-?] = 1980..1989 decade approximate gregorian
    19-- = 1900..1999 century certain gregorian
    [18--] = 1800..1899 century inferred gregorian
    1884年甲申 = 1884 year certain gregorian
    1884年乙酉 = 1884 uncertain approximate gregorian`,
  'decades and centuries': `
    20世纪50年代 = 1950..1959 decade certain gregorian
    二十世纪五十年代 = 1950..1959 decade certain gregorian
    上世纪八十年代 = 1980..1989 decade approximate gregorian
    1950年代 = 1950..1959 decade certain gregorian
    1950s = 1950..1959 decade certain gregorian
    50年代 = 1950..1959 decade approximate gregorian
    20世纪50年代初 = 1950..1952 period approximate gregorian
    20世纪50—60年代 = 1950..1969 range certain gregorian
    17世纪 = 1600..1699 century certain gregorian
    17-18世纪 = 1600..1799 range certain gregorian
    19世纪中叶 = 1833..1866 period approximate gregorian
    20世纪上半叶 = 1900..1949 period approximate gregorian
    公元3世纪 = 0200..0299 century certain gregorian`,
  'ranges of western dates': `
    1985-1990 = 1985..1990 range certain gregorian
    1985—1990 = 1985..1990 range certain gregorian
    1985～1990年 = 1985..1990 range certain gregorian
    1985至1990年 = 1985..1990 range certain gregorian
    1985年到1990年 = 1985..1990 range certain gregorian
    1985-86 = 1985..1986 range certain gregorian
    1985/1986 = 1985..1986 range certain gregorian
    1985、1986 = 1985..1986 range certain gregorian
    1985.3-1986.5 = 1985-03..1986-05 range certain gregorian
    1937年12月—1938年3月 = 1937-12..1938-03 range certain gregorian
    1937-12-13/1938-01-31 = 1937-12-13..1938-01-31 range certain gregorian
    1946.8.15-9.3 = 1946-08-15..1946-09-03 range certain gregorian
    1937年7-9月 = 1937-07..1937-09 range certain gregorian
    [1985]-1990 = 1985..1990 range inferred gregorian
    1985- = 1985..- open certain gregorian
    1985年起 = 1985..- open certain gregorian
    1985年至今 = 1985..- open certain gregorian`,
  'printing and edition': `
    1985年第1版 = 1985 year certain gregorian
    1985年3月初版 = 1985-03 month certain gregorian
    1991年8月北京第1版 = 1991-08 month certain gregorian
    1935年1月创刊-1937年8月停刊 = 1935-01..1937-08 range certain gregorian
    1985年版 = 1985 year certain gregorian
    1985 (1987重印) = 1985 year certain gregorian
    2005.10(2007重印) = 2005-10 month certain gregorian
    1957年1版1983年3次印刷 = 1957 year certain gregorian
    1985年3月第1版 1987年5月第2次印刷 = 1985-03 month certain gregorian
    1982年重印 = 1982 year certain gregorian
    1998印 = 1998 year certain gregorian
    1990年影印本 = 1990 year certain gregorian
    1962年油印本 = 1962 year certain gregorian
    1935年铅印本 = 1935 year certain gregorian
    1991年南京出版社 = 1991 year certain gregorian
    南京 : 江苏古籍出版社, 1991 = 1991 year certain gregorian
    据清光绪六年刻本影印 = 1880 year certain reign`,
  'the Republic': `
    民国二十四年 = 1935 year certain republic
    民國廿四年 = 1935 year certain republic
    民国24年 = 1935 year certain republic
    民24 = 1935 year certain republic
    中华民国三十七年 = 1948 year certain republic
    民国元年 = 1912 year certain republic
    民国三十八年 = 1949 year certain republic
    民国卅五年十月 = 1946-10 month certain republic
    民国三十五年十月十日 = 1946-10-10 day certain republic
    民国二十六年十二月十三日 = 1937-12-13 day certain republic
    民国35.10 = 1946-10 month certain republic
    民国二十四年冬 = 1935 year certain republic
    民国甲戌 = 1934 year certain republic
    民国二十三年甲戌 = 1934 year certain republic
    民国24年[1935] = 1935 year certain republic
    1935年(民国24年) = 1935 year certain gregorian
    民国[二十四年] = 1935 year inferred republic
    民国二十四年铅印本 = 1935 year certain republic
    民国二十四年商务印书馆铅印本 = 1935 year certain republic
    民国二十四年南京大陆印书馆铅印本 = 1935 year certain republic
    民国16-26年 = 1927..1937 range certain republic
    民国十六年至二十六年 = 1927..1937 range certain republic
    民国二十五至二十六年 = 1936..1937 range certain republic
    民国 = 1912..1949 period certain republic
    民国间 = 1912..1949 period certain republic
    民国时期 = 1912..1949 period certain republic
    民国铅印本 = 1912..1949 period certain republic
    民国初年 = 1912..1927 period approximate republic
    民国二十四、五年 = 1935..1936 range certain republic
    民国念四年 = 1935 year certain republic
    民国二十四年六月南京初版 = 1935-06 month certain republic
    民国24年度 = 1935 year certain republic
    民国十七年中华书局聚珍仿宋本 = 1928 year certain republic
    民初 = 1912..1927 period approximate republic
    民国末年 = 1938..1949 period approximate republic
    民国二十年代 = 1931..1940 decade certain republic
    民国前二年 = 1910 year certain republic
    洪宪元年 = 1916 year certain reign`,
  'a year of a reign': `
    光绪十年 = 1884 year certain reign
    清光绪十年 = 1884 year certain reign
    清光緒拾年 = 1884 year certain reign
    （清）光绪十年 = 1884 year certain reign
    〔清〕光绪十年 = 1884 year certain reign
    大清光绪十年 = 1884 year certain reign
    清德宗光绪十年 = 1884 year certain reign
    光绪十年[1884] = 1884 year certain reign
    光绪10年(1884年) = 1884 year certain reign
    光绪十年正月 = 1884 year certain reign
    光绪二十年腊月 = 1894 year certain reign
    同治三年六月十六日 = 1864 year certain reign
    乾隆三十有六年 = 1771 year certain reign
    乾隆六十二年 = 1797 year certain reign
    宣统纪元 = 1909 year certain reign
    清顺治元年 = 1644 year certain reign
    明神宗万历五年 = 1577 year certain reign
    万历四十八年 = 1620 year certain reign
    明洪武三十一年 = 1398 year certain reign
    明永乐六年 = 1408 year certain reign
    崇祯十七年 = 1644 year certain reign
    南明弘光元年 = 1645 year certain reign
    元大德元年 = 1297 year certain reign
    元至正四年 = 1344 year certain reign
    宋景定二年 = 1261 year certain reign
    南宋乾道五年 = 1169 year certain reign
    北宋元祐三年 = 1088 year certain reign
    南唐升元元年 = 0937 year certain reign
    唐开元二十九年 = 0741 year certain reign
    隋开皇九年 = 0589 year certain reign
    陈祯明三年 = 0589 year certain reign
    南朝梁天监元年 = 0502 year certain reign
    刘宋元嘉三十年 = 0453 year certain reign
    东晋太元元年 = 0376 year certain reign
    西晋太康元年 = 0280 year certain reign
    孙吴黄龙元年 = 0229 year certain reign
    三国吴赤乌二年 = 0239 year certain reign
    汉建安十六年 = 0211 year certain reign
    西汉元封二年 = -0108 year certain reign`,
  'the cycle of sixty inside a reign': `
    光绪甲申 = 1884 year certain reign
    光绪癸未岁 = 1883 year certain reign
    光绪十年甲申 = 1884 year certain reign
    光绪十年岁次甲申 = 1884 year certain reign
    光绪十年(甲申) = 1884 year certain reign
    大清乾隆五十一年岁次丙午仲秋月吉旦 = 1786 year certain reign
    嘉庆辛未年 = 1811 year certain reign
    乾隆甲午仲春 = 1774 year certain reign
    道光辛巳孟夏 = 1821 year certain reign
    南宋景定辛酉 = 1261 year certain reign
    万历丁丑冬月 = 1577 year certain reign
    康熙壬寅 = 1662..1722 ambiguous approximate reign
    清康熙壬寅刻本 = 1662..1722 ambiguous approximate reign
    康熙六十一年壬寅 = 1722 year certain reign
    至元己卯 = 1279..1339 ambiguous approximate reign
    光绪十年乙酉 = 1884..1885 uncertain approximate reign
    甲申[1884] = 1884 year inferred gregorian
    甲申(光绪十年) = 1884 year certain reign`,
  'an era of several courts': `
    至元三年 = 1266..1337 ambiguous approximate reign
    至元二十年 = 1283 year certain reign
    后至元三年 = 1337 year certain reign
    元天顺元年 = 1328 year certain reign
    天顺元年 = 1457 year certain reign
    上元元年 = 0674..0760 ambiguous approximate reign
    明永乐元年 = 1403 year certain reign
    光绪五十年 = 1875..1908 uncertain approximate reign`,
  'the Heavenly Kingdom': `
    太平天国庚申十年 = 1860 year certain reign
    太平天国十年 = 1860 year certain reign
    太平天国癸开十三年 = 1863 year certain reign
    太平天國癸好三年 = 1853 year certain reign
    太平天国乙荣五年 = 1855 year certain reign
    太平天国辛开元年 = 1851 year certain reign
    太平天囯丁巳七年 = 1857 year certain reign
    太平天国辛酉拾壹年 = 1861 year certain reign
    天国甲寅四年 = 1854 year certain reign
    太平天国庚申十年[1860] = 1860 year certain reign
    太平天国庚申九年 = 1859..1860 uncertain approximate reign
    太平天国年间 = 1851..1864 period certain period`,
  'reigns of Japan and Manchukuo': `
    康德七年 = 1940 year certain reign
    伪满康德七年 = 1940 year certain reign
    伪康德七年 = 1940 year certain reign
    满洲国康德元年 = 1934 year certain reign
    伪满大同二年 = 1933 year certain reign
    大同二年 = 0536..1933 ambiguous approximate reign
    昭和十二年 = 1937 year certain reign
    昭和12年7月 = 1937-07 month certain reign
    日本昭和十二年 = 1937 year certain reign
    明治三十年 = 1897 year certain reign
    大正十年 = 1921 year certain reign
    平成元年 = 1989 year certain reign`,
  'periods': `
    清 = 1644..1911 period certain period
    [清] = 1644..1911 period inferred period
    清代 = 1644..1911 period certain period
    清刻本 = 1644..1911 period certain period
    清抄本 = 1644..1911 period certain period
    明刻本 = 1368..1644 period certain period
    元刻本 = 1271..1368 period certain period
    宋刻本 = 0960..1279 period certain period
    六朝 = 0222..0589 period certain period
    南朝 = 0420..0589 period certain period
    南唐 = 0937..0975 period certain period
    清末 = 1840..1911 period approximate period
    清初刻本 = 1644..1735 period approximate period
    清中叶 = 1736..1839 period approximate period
    清代后期 = 1840..1911 period approximate period
    明末清初 = 1573..1735 period approximate period
    清末民初 = 1840..1927 period approximate period
    明万历刻本 = 1573..1620 period certain reign
    清光绪刻本 = 1875..1908 period certain reign
    清光绪江南官书局刻本 = 1875..1908 period certain reign
    光绪年间 = 1875..1908 period certain reign
    光绪末年 = 1898..1908 period approximate reign
    光绪初 = 1875..1885 period approximate reign
    清乾隆嘉庆间 = 1736..1820 period certain reign
    清康熙至乾隆间 = 1662..1795 period certain reign
    道光、咸丰间 = 1821..1861 period certain reign
    明洪武至永乐间 = 1368..1424 period certain reign
    乾嘉年间 = 1736..1820 period certain period
    清咸同间 = 1851..1874 period certain period
    文革期间 = 1966..1976 period certain period
    抗战时期 = 1937..1945 period certain period`,
  'ranges of reigns': `
    清光绪六年至七年 = 1880..1881 range certain reign
    光绪六至七年 = 1880..1881 range certain reign
    清康熙五十八—六十一年 = 1719..1722 range certain reign
    万历二十年至三十年 = 1592..1602 range certain reign
    清乾隆六十年至嘉庆元年 = 1795..1796 range certain reign
    光绪三十年～宣统三年 = 1904..1911 range certain reign
    清宣统三年至民国元年 = 1911..1912 range certain gregorian
    清光绪三十二年[1906]-宣统三年[1911] = 1906..1911 range certain reign`,
  'editions of old books': `
    清光绪十年刻本 = 1884 year certain reign
    清光绪十年金陵书局刻本 = 1884 year certain reign
    清光绪甲申金陵刻经处刻本 = 1884 year certain reign
    清光绪十年(1884)刻本 = 1884 year certain reign
    清嘉庆十六年重刊本 = 1811 year certain reign
    清光绪十年刻，民国十五年重印本 = 1884..1926 range certain gregorian
    清同治十三年刻光绪六年补刻本 = 1874..1880 range certain reign
    清康熙七年修民国二十四年铅印本 = 1935 year certain republic
    清道光四年稿本 = 1824 year certain reign
    清光绪石印本 = 1875..1908 period certain reign
    明嘉靖间刊清康熙间修补本 = 1522..1722 period certain reign
    清嘉庆十六年修，光绪六年重刊本 = 1880 year certain reign
    1990年据清光绪六年刻本影印 = 1990 year certain gregorian
    1970年台北成文出版社影印清光绪六年刊本 = 1970 year certain gregorian
    康熙七年序，乾隆元年刻本 = 1736 year certain reign
    明万历五年序刊本 = 1577 year certain reign`,
  'timestamps of systems': `
    2019-05-06T08:00:00Z = 2019-05-06 day certain gregorian
    2019-05-06 08:00:00 = 2019-05-06 day certain gregorian
    20190506080000 = 2019-05-06 day certain gregorian`,
  'what says nothing': `
    不详 = - unknown unknown unknown
    年代不详 = - unknown unknown unknown
    [出版年不详] = - unknown unknown unknown
    出版时间不详 = - unknown unknown unknown
    无年月 = - unknown unknown unknown
    n.d. = - unknown unknown unknown
    [s.a.] = - unknown unknown unknown
    甲申 = - unknown unknown unknown
    岁次甲申 = - unknown unknown unknown
    甲申年 = - unknown unknown unknown
    85年 = - unknown unknown unknown
    1937年以前 = - unknown unknown unknown
    2013-13 = - unknown unknown unknown
    0000-00-00 = - unknown unknown unknown
    近日 = - unknown unknown unknown
    太平 = - unknown unknown unknown`,
  'titles, in which no era is read': `
    光绪江宁府志 = - unknown unknown unknown
    康熙江宁县志 = - unknown unknown unknown
    正德江宁县志 = - unknown unknown unknown
    至正金陵新志 = - unknown unknown unknown
    洪武京城图志 = - unknown unknown unknown
    嘉庆新修江宁府志 = - unknown unknown unknown
    民国首都志 = - unknown unknown unknown
    民国二十四年南京市政府公报 = - unknown unknown unknown
    太平天国在南京 = - unknown unknown unknown
    1937年的南京 = - unknown unknown unknown
    2008南京年鉴 = - unknown unknown unknown
    吴越春秋 = - unknown unknown unknown
    清明 = - unknown unknown unknown
    陈景云 = - unknown unknown unknown
    六朝事迹编类 = - unknown unknown unknown
    清代南京学术人物传 = - unknown unknown unknown`,
};

export interface DateExample {
  readonly group: string;
  readonly raw: string;
  readonly wanted: string;
}

export const DATE_EXAMPLES: readonly DateExample[] = Object.entries(GROUPS).flatMap(
  ([group, lines]) =>
    lines
      .trim()
      .split(/\n */u)
      .map((line) => {
        const [raw = '', wanted = ''] = line.split(' = ');
        return { group, raw, wanted };
      }),
);
