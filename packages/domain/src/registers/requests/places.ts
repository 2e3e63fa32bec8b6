/** Names by which a mail may betray where its writer lives. Cities whose name is an everyday word are left out. */
export interface Place {
  /** ISO 3166-1, with the subdivision where a law of its own applies (US-CA, CA-QC). */
  readonly code: string;
  /** Country code of the telephone network; null where another place answers for it. */
  readonly dial: string | null;
  /** Ending of local host names. */
  readonly ending: string | null;
  readonly countries: readonly string[];
  readonly cities: readonly string[];
}

function place(
  code: string,
  dial: string | null,
  names: readonly [countries: string, cities: string],
): Place {
  const [countries, cities] = names.map((list) =>
    list.split("|").filter((name) => name !== ""),
  );
  const ending =
    dial === null ? null : code === "GB" ? "uk" : code.toLowerCase();
  return {
    code,
    dial,
    ending,
    countries: countries ?? [],
    cities: cities ?? [],
  };
}

/** Latin names are written without accents, as they are compared. */
export const places: readonly Place[] = [
  place("AT", "43", [
    "austria|osterreich|奥地利",
    "vienna|wien|graz|salzburg|innsbruck|维也纳",
  ]),
  place("BE", "32", [
    "belgium|belgique|belgie|比利时",
    "brussels|bruxelles|antwerp|antwerpen|ghent|布鲁塞尔",
  ]),
  place("BG", "359", ["bulgaria|保加利亚", "plovdiv|varna"]),
  place("CY", "357", ["cyprus|塞浦路斯", "nicosia|limassol"]),
  place("CZ", "420", [
    "czech republic|czechia|捷克",
    "prague|praha|brno|ostrava|布拉格",
  ]),
  place("DE", "49", [
    "germany|deutschland|德国|ドイツ",
    "hamburg|berlin|munich|munchen|cologne|koln|frankfurt|stuttgart|dusseldorf|leipzig|dresden|hannover|nurnberg|汉堡|柏林|慕尼黑|法兰克福",
  ]),
  place("DK", "45", [
    "denmark|danmark|丹麦",
    "copenhagen|kobenhavn|aarhus|odense",
  ]),
  place("EE", "372", ["estonia|eesti|爱沙尼亚", "tallinn|tartu"]),
  place("ES", "34", [
    "spain|espana|西班牙|スペイン",
    "madrid|barcelona|valencia|sevilla|bilbao|马德里|巴塞罗那",
  ]),
  place("FI", "358", ["finland|suomi|芬兰", "helsinki|tampere|turku|赫尔辛基"]),
  place("FR", "33", [
    "france|法国|フランス",
    "paris|marseille|lyon|toulouse|bordeaux|strasbourg|nantes|montpellier|巴黎|里昂|马赛",
  ]),
  place("GR", "30", ["greece|希腊", "athens|thessaloniki|雅典"]),
  place("HR", "385", ["croatia|hrvatska|克罗地亚", "zagreb|rijeka|dubrovnik"]),
  place("HU", "36", [
    "hungary|magyarorszag|匈牙利",
    "budapest|debrecen|szeged|布达佩斯",
  ]),
  place("IE", "353", ["ireland|爱尔兰", "dublin|galway|limerick|都柏林"]),
  place("IT", "39", [
    "italy|italia|意大利|イタリア",
    "milan|milano|roma|turin|torino|naples|napoli|bologna|florence|firenze|米兰|罗马",
  ]),
  place("LT", "370", ["lithuania|lietuva|立陶宛", "vilnius|kaunas"]),
  place("LU", "352", ["luxembourg|卢森堡", ""]),
  place("LV", "371", ["latvia|latvija|拉脱维亚", "riga"]),
  place("MT", "356", ["malta|马耳他", "valletta"]),
  place("NL", "31", [
    "netherlands|nederland|holland|荷兰",
    "amsterdam|rotterdam|the hague|den haag|utrecht|eindhoven|阿姆斯特丹",
  ]),
  place("PL", "48", [
    "poland|polska|波兰",
    "krakow|cracow|warsaw|warszawa|wroclaw|poznan|gdansk|lodz|katowice|华沙|克拉科夫",
  ]),
  place("PT", "351", ["portugal|葡萄牙", "lisbon|lisboa|porto|coimbra|里斯本"]),
  place("RO", "40", ["romania|罗马尼亚", "bucharest|bucuresti|cluj|timisoara"]),
  place("SE", "46", [
    "sweden|sverige|瑞典",
    "stockholm|gothenburg|goteborg|malmo|uppsala|斯德哥尔摩",
  ]),
  place("SI", "386", ["slovenia|slovenija|斯洛文尼亚", "ljubljana|maribor"]),
  place("SK", "421", ["slovakia|slovensko|斯洛伐克", "bratislava|kosice"]),
  place("IS", "354", ["iceland|冰岛", "reykjavik"]),
  place("NO", "47", ["norway|norge|挪威", "oslo|trondheim|stavanger|奥斯陆"]),
  place("CH", "41", [
    "switzerland|schweiz|suisse|svizzera|瑞士|スイス",
    "zurich|geneva|geneve|basel|lausanne|bern|苏黎世|日内瓦",
  ]),
  place("GB", "44", [
    "united kingdom|great britain|england|wales|英国|イギリス",
    "london|manchester|birmingham|liverpool|leeds|bristol|cardiff|伦敦|曼彻斯特",
  ]),
  place("GB-SCT", null, [
    "scotland|苏格兰",
    "glasgow|edinburgh|aberdeen|dundee|爱丁堡",
  ]),
  place("GB-NIR", null, [
    "northern ireland|北爱尔兰",
    "belfast|londonderry|贝尔法斯特",
  ]),
  place("US-CA", null, [
    "california|加州|加利福尼亚",
    "los angeles|san francisco|san diego|sacramento|san jose|oakland|旧金山|洛杉矶",
  ]),
  place("US", "1", [
    "united states|u.s.a.|usa|美国|アメリカ",
    "new york|chicago|seattle|boston|houston|atlanta|纽约|西雅图",
  ]),
  place("CA-QC", null, ["quebec|魁北克", "montreal|gatineau|蒙特利尔"]),
  place("CA", null, [
    "canada|加拿大|カナダ",
    "toronto|vancouver|ottawa|calgary|多伦多|温哥华",
  ]),
  place("BR", "55", [
    "brazil|brasil|巴西",
    "sao paulo|rio de janeiro|brasilia|圣保罗",
  ]),
  place("AU", "61", [
    "australia|澳大利亚|オーストラリア",
    "new south wales|sydney|melbourne|brisbane|canberra|adelaide|悉尼|墨尔本",
  ]),
  place("NZ", "64", ["new zealand|新西兰", "auckland|christchurch|奥克兰"]),
  place("HK", "852", ["hong kong|香港", "kowloon|九龙|九龍"]),
  place("MO", "853", ["macau|macao|澳门|澳門", ""]),
  place("TW", "886", [
    "taiwan|台湾|臺灣",
    "taipei|kaohsiung|taichung|台北|高雄",
  ]),
  place("SG", "65", ["singapore|新加坡|シンガポール", ""]),
  place("MY", "60", ["malaysia|马来西亚", "kuala lumpur|penang|吉隆坡"]),
  place("JP", "81", [
    "japan|日本",
    "tokyo|osaka|kyoto|yokohama|nagoya|sapporo|fukuoka|东京|大阪|東京|京都|横浜|名古屋|札幌|福岡",
  ]),
  place("KR", "82", [
    "south korea|korea|韩国|韓国|대한민국|한국",
    "seoul|busan|incheon|首尔|서울|부산",
  ]),
  place("IN", "91", [
    "india|印度|インド",
    "mumbai|delhi|bangalore|bengaluru|chennai|hyderabad|kolkata|pune",
  ]),
  place("ZA", "27", [
    "south africa|南非",
    "cape town|johannesburg|durban|pretoria|约翰内斯堡",
  ]),
  place("CN", "86", [
    "mainland china|china|中国",
    "beijing|shanghai|guangzhou|shenzhen|hangzhou|chengdu|nanjing|wuhan|北京|上海|天津|重庆|广州|深圳|杭州|南京|成都|武汉|西安|苏州|长沙|青岛|郑州|浦东|广东|浙江|江苏|四川|湖北|湖南|福建|山东|河南|河北|辽宁",
  ]),
];
