import { evidence, type Guess } from "./guess-evidence.ts";
import type { MarketingChannel, RequestType } from "./types.ts";

type Patterns = readonly RegExp[];

// What people write when they ask for something: English, Chinese, Japanese, some German and French.
// Every gap is bounded, so that a long mail costs time in proportion to its length.
const phrases: Record<Exclude<RequestType, "minor" | "enquiry">, Patterns> = {
  access: [
    /\bcop(?:y|ies) of (?:(?:all|any|the|my|your|of) ){0,4}(?:personal )?(?:data|information|records?|file)\b/iu,
    /\b(?:data|information|details) (?:that )?(?:you|your company) (?:hold|have|keep|store|process)\w{0,3} (?:about|on|of) me\b/iu,
    /\bwhat (?:(?:personal )?(?:data|information) )?do(?:es)? (?:you|your company) (?:know|have|hold|store|keep) (?:about|on) me\b/iu,
    /\b(?:subject access|data access request|right of access|DSAR)\b/iu,
    /\b(?:access to|see|download) (?:all )?my (?:personal )?(?:data|information)\b/iu,
    /\b(?:article|art\.?) ?15\b/iu,
    /查阅|查询(?:我|本人).{0,8}信息|(?:提供|获取|索取|索要).{0,12}(?:副本|复制件)|复制.{0,8}个人信息/u,
    /(?:掌握|保存|收集|持有|存有)了?(?:我|本人)的?(?:哪些|什么)|(?:哪些|什么)(?:关于)?(?:我|本人)的?(?:个人)?(?:信息|数据)/u,
    /開示(?:請求|を|して)|保有個人データ|どのような(?:個人)?(?:情報|データ)/u,
    /\b(?:auskunft|datenauskunft)\b|\bkopie .{0,20}\bdaten\b/iu,
    /droit d.accès|accès à mes données|copie de .{0,20}données/iu,
  ],
  correction: [
    /\b(?:correct|rectify|amend|update|fix)\b.{0,40}\b(?:name|address|date of birth|birthday|phone|number|e-?mail|spelling|details|data|records?)\b/iu,
    /\b(?:name|address|date of birth|phone number|details) (?:is|are) (?:wrong|incorrect|misspel\w{1,4}|outdated)\b/iu,
    /更正|改正|(?:修改|变更)(?:为|我|本人|一下)|(?:姓名|拼音|地址|电话|手机号?|邮箱|生日|出生日期).{0,8}应(?:该)?(?:为|是)|写错|登记错|有误/u,
    /訂正|修正して/u,
    /\bberichtig\w{0,4}\b|\bkorrigier\w{0,4}\b/iu,
    /\brectifi\w{1,7}|\bcorriger\b/iu,
  ],
  deletion: [
    /\b(?:delete|erase|remove|wipe)\b.{0,30}\b(?:everything|all|account|data|information|profile|records?|details|history)\b/iu,
    /\bright to (?:be forgotten|erasure)\b|\b(?:close|cancel) my account\b/iu,
    /删除|清除|抹去|注销(?:我|本人)?的?(?:账户|账号|帐号|帐户)/u,
    /削除|消去|退会/u,
    /\b(?:lösch(?:en|ung|t)|löschen sie)\b/iu,
    /\bsupprim\w{1,4}|\beffac\w{1,6}|droit à l.oubli/iu,
  ],
  portability: [
    /\bportab(?:le|ility)\b|\bmachine[- ]readable\b|\btransfer my (?:personal )?(?:data|information|account) to\b/iu,
    /(?:转移|迁移).{0,10}(?:个人信息|数据)|可携带|可携权/u,
    /データ(?:の)?(?:ポータビリティ|移行)/u,
    /\bdatenübertragbarkeit\b/iu,
    /\bportabilité\b/iu,
  ],
  restriction: [
    /\brestrict(?:ion of|ing)? (?:the )?(?:processing|use)\b|\bfreeze my (?:data|account)\b/iu,
    /限制.{0,6}(?:处理|使用)/u,
    /利用(?:の)?停止/u,
    /\beinschränkung der verarbeitung\b/iu,
    /\blimitation du traitement\b/iu,
  ],
  objection: [
    /\bI object\b|\bobject(?:ion)? to (?:the|this|your|my|any|being)\b/iu,
    /\bstop (?:it\b|this\b|sharing|using|processing|selling|profiling|passing)/iu,
    /反对|拒绝.{0,6}处理|停止.{0,6}(?:使用|共享|提供|处理)|不同意.{0,8}(?:处理|使用|共享)/u,
    /異議|提供(?:を|の)?停止|やめて(?:ください|下さい)/u,
    /\bwiderspr(?:uch|eche)\b/iu,
    /m.oppose\b|\bopposition au\b/iu,
  ],
  consentWithdrawal: [
    /\b(?:withdraw|revoke|take back)\b.{0,12}\bconsent\b/iu,
    /(?:撤回|撤销|收回).{0,8}(?:同意|授权)|取消授权/u,
    /同意.{0,6}(?:撤回|取り消)/u,
    /\beinwilligung\b.{0,20}\bwiderruf|\bwiderruf\w{0,3}\b.{0,30}\beinwilligung\b/iu,
    /\bretir\w{0,3}\b.{0,12}\bconsentement\b/iu,
  ],
  marketingOptOut: [
    /\bno more (?:offers?|ads?|advert\w{0,8}|marketing|newsletters?|promotions?|commercial|spam)\b/iu,
    /\bunsubscribe\b|\bopt(?:ing)?[- ]?out of (?:\w+ ){0,3}(?:marketing|offers|newsletters?|e-?mails?|messages)\b/iu,
    /\bstop (?:sending|mailing|texting|calling) me\b|\b(?:off|from) your (?:mailing|marketing) list\b/iu,
    /退订|(?:不要|别)再?.{0,6}(?:发送?|推送|打电话).{0,8}(?:广告|推广|营销|促销|短信|邮件)|不(?:想|愿)再?收到.{0,8}(?:广告|推广|营销|促销)/u,
    /配信(?:の)?停止|広告.{0,8}(?:停止|不要|送らない)/u,
    /\bkeine (?:weitere )?(?:werbung|newsletter)\b|\bnewsletter .{0,12}abbestell/iu,
    /\bdésabonn\w{1,5}|\bdésinscri\w{1,5}|\bplus de publicité\b/iu,
  ],
  trackingOptOut: [
    /\b(?:stop|no|against|refuse|disable|opt[- ]?out of)\b.{0,12}\b(?:tracking|track me|cookies?|profiling|personali[sz]ed ads?)\b/iu,
    /\bdo not (?:track|sell)\b/iu,
    /(?:拒绝|关闭|停止|不要).{0,8}(?:追踪|跟踪|个性化(?:推荐|广告)|定向推送|[Cc]ookies?)/u,
    /(?:トラッキング|追跡|クッキー).{0,8}(?:停止|拒否)/u,
    /\b(?:kein|gegen) tracking\b/iu,
    /\brefus\w{1,3}\b.{0,12}\b(?:cookies|traceurs)\b/iu,
  ],
  disclosureRecords: [
    /\b(?:disclosure (?:records?|log)|records? of (?:any |your |all )?disclosures?)\b/iu,
    /(?:披露|对外提供|提供)记录/u,
    /第三者提供.{0,4}記録|開示記録/u,
  ],
  suspectedViolation: [
    /\bbreaks? the law\b|\b(?:illegal|unlawful|against the law)\b|\bviolat(?:es?|ion|ing)\b|\bdata (?:breach|leak)\b|\bleaked\b/iu,
    /\bwithout my (?:consent|permission|knowledge|agreement)\b/iu,
    /\bdid you (?:give|share|sell|pass|hand)\b.{0,40}\bto\b/iu,
    /\b(?:invoices?|data|letters?|orders?|bills?) of (?:a stranger|another|somebody else|someone else|other)\b|\b(?:neighbou?r|stranger).s (?:invoices?|data|letters?|orders?|bills?)\b/iu,
    /违法|违规|侵犯|泄露|泄漏|举报|未经(?:我|本人)?的?(?:同意|允许|授权)/u,
    /違法|漏えい|漏洩|同意(?:なし|なく|を得ず)/u,
    /\bverstoß\b|\brechtswidrig\b|\bdatenleck\b|\bohne meine (?:zustimmung|einwilligung)\b/iu,
    /\billégal\w?\b|\bsans mon (?:consentement|accord)\b|\bfuite de données\b/iu,
  ],
  complaint: [
    /\bcomplain(?:t|ts|ing)?\b|\b(?:never|not|nobody|no one) (?:answered|replied|responded)\b|\bno (?:answer|reply|response)\b/iu,
    /投诉|不满|(?:一直|至今|迟迟|仍)(?:没有|没|未)(?:得到|收到)?(?:回复|答复|回应|处理)/u,
    /苦情|クレーム|(?:返事|回答|返信)が(?:ない|ありません|来ない)/u,
    /\bbeschwer(?:de|en)\b|\bkeine antwort\b/iu,
    /\bplainte\b|\bréclamation\b|\bsans réponse\b/iu,
  ],
};

const oneWordSubject = /^(?:stop|unsubscribe|退订|td|t|abmelden)[.!。！]?$/iu;

const channelWords: Record<MarketingChannel, RegExp> = {
  email: /\be-?mails?\b|电子邮件|邮件|邮箱|メール/iu,
  sms: /\b(?:sms|text(?:s|ing| messages?)?)\b|短信|ショートメッセージ/iu,
  phone:
    /\b(?:phone ?calls?|calls?|calling|by (?:tele)?phone)\b|电话(?:推销|营销)|打电话|電話/iu,
  post: /\bby (?:post|letter)\b|\b(?:leaflets?|catalogues?|catalogs?)\b|邮寄|信函|郵便/iu,
  push: /\bpush(?: notifications?| messages?)?\b|推送|プッシュ/iu,
};

const mostReasons = 3;

/** The first match of every pattern, in the order of the text. */
function matches(text: string, patterns: Patterns): RegExpExecArray[] {
  return patterns
    .map((pattern) => pattern.exec(text))
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index);
}

/**
 * What the mail asks for, in the order in which it says so; the subject counts as its first line.
 * Minors and the plain enquiry are added by the caller.
 */
export function guessTypes(
  subject: string,
  text: string,
): Guess<RequestType>[] {
  const whole = `${subject}\n${text}`;
  const found = Object.entries(phrases).flatMap(([type, patterns]) =>
    matches(whole, patterns).map((match) => ({
      type: type as RequestType,
      at: match.index,
      because: evidence(
        match.index < subject.length ? "subject" : "words",
        match[0],
      ),
    })),
  );
  const isNamed = found.some(({ type }) => type === "marketingOptOut");
  if (!isNamed && oneWordSubject.test(subject.trim())) {
    found.push({
      type: "marketingOptOut",
      at: -1,
      because: evidence("subject", subject),
    });
  }
  found.sort((a, b) => a.at - b.at);
  return [...new Set(found.map(({ type }) => type))].map((value) => ({
    value,
    sure: "likely",
    because: found
      .filter(({ type }) => type === value)
      .map(({ because }) => because)
      .slice(0, mostReasons),
  }));
}

/** Channels that an opt-out names. */
export function guessChannels(text: string): Guess<MarketingChannel>[] {
  return Object.entries(channelWords).flatMap(([channel, words]) => {
    const match = words.exec(text);
    return match === null
      ? []
      : [
          {
            value: channel as MarketingChannel,
            sure: "likely" as const,
            because: [evidence("words", match[0])],
          },
        ];
  });
}

const adulthood = 18;
const child = String.raw`(?:son|daughter|child|kid|boy|girl)`;
const agePatterns: Patterns = [
  new RegExp(
    String.raw`\b${child}(?:,| \(| is| who is| aged?|, aged?) ?(?:only )?(\d{1,2})(?=[,).;! ]|$)`,
    "imu",
  ),
  /\b(\d{1,2})[- ]years?[- ]old\b/iu,
  /\bI am (?:only )?(\d{1,2})(?= years?\b|[.,;!]| and\b|$)/imu,
  /\baged? (\d{1,2})\b/iu,
  /(?:女儿|儿子|孩子|小孩|我|年龄|今年|年仅|才).{0,8}?(\d{1,2}) ?周?岁/u,
  /(\d{1,2}) ?歳/u,
  /\b(\d{1,2}) jahre alt\b/iu,
  /\b(?:fille|fils|enfant|âgée?|j.ai)\b.{0,12}?\b(\d{1,2}) ans\b/iu,
];
const childWords: Patterns = [
  new RegExp(
    String.raw`\bmy (?:\w+ )?${child}\b[^.!?\n]{0,60}\b(?:account|registered|signed up|data|photo)`,
    "iu",
  ),
  /\b(?:minors?|under-?age|children.s data)\b/iu,
  /未成年|(?:我|我家)的?(?:女儿|儿子|孩子|小孩).{0,20}(?:注册|账号|账户|信息)/u,
  /未成年|(?:娘|息子|子供|子ども).{0,20}(?:登録|アカウント)/u,
];

/** Signs that the data of somebody under 18 is concerned; the age where it is said. */
export function guessMinor(
  text: string,
): Guess<{ readonly age: number | null }> | null {
  for (const pattern of agePatterns) {
    const match = pattern.exec(text);
    const age = Number(match?.[1]);
    if (match !== null && age > 0 && age < adulthood) {
      return {
        value: { age },
        sure: "likely",
        because: [evidence("age", match[0])],
      };
    }
  }
  const [match] = matches(text, childWords);
  return match === undefined
    ? null
    : {
        value: { age: null },
        sure: "possible",
        because: [evidence("words", match[0])],
      };
}
