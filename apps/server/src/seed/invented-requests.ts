import type { RequestType } from "@kept/domain/registers/requests/types";

/** What people write, by kind of request; the words are ours. */
export const inventedWords: Readonly<
  Record<RequestType, { en: readonly string[]; zh: readonly string[] }>
> = {
  access: {
    en: [
      "Please send me a copy of everything you keep about me, with the names of those you gave it to.",
      "I closed my account last spring. What do you still hold about me, and why?",
      "Which data do you keep from my visits to the store and from the loyalty card?",
    ],
    zh: [
      "请提供你们保存的我的全部个人信息副本，并说明提供给了哪些第三方。",
      "希望获得会员积分和门店消费记录的副本。",
      "我想知道你们收集了我的哪些信息、用于什么目的、保存多久。",
    ],
  },
  correction: {
    en: [
      "My surname is spelled wrong on every invoice.",
      "My date of birth in the account is wrong by ten years.",
      "The delivery address still shows the flat I left in March.",
    ],
    zh: [
      "手机号已更换，无法收到验证码，请更正。",
      "发票上的姓名写错了，请改为身份证上的姓名。",
      "收货地址已变更，请更新账户中的地址。",
    ],
  },
  deletion: {
    en: [
      "Delete my account and the reviews I wrote.",
      "I no longer want to be a customer. Remove all my data.",
      "Please erase the data from the competition I took part in.",
    ],
    zh: [
      "请注销我的账号，并删除所有历史订单。",
      "不再使用你们的服务，请删除我的全部个人信息。",
      "请删除我在活动页面填写的资料。",
    ],
  },
  portability: {
    en: ["Please send my order history as a file that another shop can read."],
    zh: ["请把我的订单记录以通用格式导出给我。"],
  },
  restriction: {
    en: [
      "Until the mistake in my account is cleared up, please do not use the data for anything.",
    ],
    zh: ["在核实之前，请暂停使用我的信息。"],
  },
  objection: {
    en: [
      "Stop using my orders for recommendations, please.",
      "I object to the profile you keep for advertising.",
    ],
    zh: ["请停止使用我的浏览记录进行个性化推荐。"],
  },
  consentWithdrawal: {
    en: [
      "I withdraw my consent to the newsletter study and to sharing with partners.",
    ],
    zh: [
      "不同意继续将我的信息用于线下门店分析。",
      "撤回此前同意的信息共享授权。",
    ],
  },
  marketingOptOut: {
    en: [
      "No more offers by e-mail or text message, please.",
      "Unsubscribe me. The link in the mail does not work.",
    ],
    zh: [
      "不要再给我发推广短信。",
      "我没有订阅，为什么一直收到推广短信？请停止发送。",
    ],
  },
  trackingOptOut: {
    en: [
      "I do not want to be followed across sites. Please switch tracking off for my account.",
    ],
    zh: ["请关闭对我的跟踪和广告标识。"],
  },
  disclosureRecords: {
    en: [
      "To whom did you give my data, what, when and why? I would like to see your records.",
    ],
    zh: ["请告知我的信息被提供给了谁、何时、什么内容、出于什么理由。"],
  },
  suspectedViolation: {
    en: [
      "I can see another customer's orders when I sign in.",
      "A shop assistant read my phone number out loud and wrote it on a public list.",
    ],
    zh: [
      "登录后看到了别人的订单信息，请尽快核查。",
      "门店员工把顾客信息贴在了柜台上。",
    ],
  },
  complaint: {
    en: [
      "I wrote to you four weeks ago and heard nothing. Which authority can I turn to?",
      "Your answer leaves out half of what I asked. I am not satisfied.",
    ],
    zh: [
      "上次的答复没有解决问题，我要求重新处理。",
      "已经一个月没有回复，请说明可以向哪个部门投诉。",
    ],
  },
  minor: {
    en: [
      "My son is eleven and opened an account with my phone. Please remove his data at once.",
    ],
    zh: ["孩子今年 12 岁，自己注册了账号，请立即删除其信息。"],
  },
  enquiry: {
    en: [
      "How long do you keep camera pictures from the store entrance?",
      "Is my card number stored after a payment?",
      "Where are your servers?",
    ],
    zh: [
      "请问订单信息会保存多久？",
      "支付完成后会保存银行卡号吗？",
      "你们的隐私政策什么时候更新过？",
    ],
  },
};

/** How often each kind comes in. */
export const typeWeights: Readonly<Record<RequestType, number>> = {
  access: 24,
  correction: 13,
  deletion: 20,
  portability: 3,
  restriction: 2,
  objection: 4,
  consentWithdrawal: 5,
  marketingOptOut: 11,
  trackingOptOut: 2,
  disclosureRecords: 1,
  suspectedViolation: 3,
  complaint: 4,
  minor: 2,
  enquiry: 8,
};
