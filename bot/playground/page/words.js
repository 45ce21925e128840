// The page's own few words. What the bot says comes from the bot.

import { Topics } from "./dom.js";

const WORDS = {
  "zh-Hans": {
    // the frame
    hint: "挑一个人，替他和老客聊。点时钟让时间过去，提醒就会来。",
    brand: "试用", language: "页面语言", people: "和老客私聊", groups: "群聊",
    role_owner: "老板", role_lead: "主管", role_rep: "销售", you_are: "你是", speak_as: "发言的人",
    back: "返回", more: "更多",
    // time
    today: "今天", yesterday: "昨天", pass_time: "让时间过去", passing: "时间在走…", minute: "到下一分钟",
    morning: "到下个早上", week: "到下周",
    // messages
    messages: "对话", message: "消息", empty: "还没有消息", unread: "条未读", newest: "到最新消息",
    typing: "正在输入…", edited: "已编辑", forwarded: "转自", reply_gone: "原消息已删", pinned: "置顶",
    joined: "进群", left: "离开了群", group: "群",
    // what a message holds
    photo: "图片", enlarge: "放大图片", file: "文件", download: "下载", voice: "语音", play: "播放",
    pause: "暂停", sticker: "贴图", contact: "联系人", location: "位置", spoiler: "点开看",
    // deeds
    reply: "回复", edit: "编辑", copy: "复制", copied: "已复制", forward: "转发给机器人",
    forwarded_done: "已转发给机器人", send: "发送", attach: "发别的", emoji: "表情贴图", commands: "命令",
    keyboard_show: "展开按键", keyboard_hide: "收起按键", start: "开始", block: "停用机器人",
    unblock: "重新启用", draft: "草稿：", drop: "松手就发",
    // forms
    first_name: "名字", last_name: "姓（可不填）", phone: "电话", latitude: "纬度", longitude: "经度",
    caption: "说明（可不填）", cancel: "取消", alert: "知道了",
    // when it goes wrong
    failed: "没办成：", cut_off: "连接断了，正在重连…", unsupported: "这个按钮要在 Telegram 里用",
  },
  "zh-Hant": {
    // the frame
    hint: "挑一個人，替他和老客聊。點時鐘讓時間過去，提醒就會來。",
    brand: "試用", language: "頁面語言", people: "和老客私聊", groups: "群組",
    role_owner: "老闆", role_lead: "主管", role_rep: "業務", you_are: "你是", speak_as: "發言的人",
    back: "返回", more: "更多",
    // time
    today: "今天", yesterday: "昨天", pass_time: "讓時間過去", passing: "時間在走…", minute: "到下一分鐘",
    morning: "到下個早上", week: "到下週",
    // messages
    messages: "對話", message: "訊息", empty: "還沒有訊息", unread: "則未讀", newest: "到最新訊息",
    typing: "正在輸入…", edited: "已編輯", forwarded: "轉傳自", reply_gone: "原訊息已刪除", pinned: "置頂",
    joined: "加入了群組", left: "離開了群組", group: "群組",
    // what a message holds
    photo: "圖片", enlarge: "放大圖片", file: "檔案", download: "下載", voice: "語音", play: "播放",
    pause: "暫停", sticker: "貼圖", contact: "聯絡人", location: "位置", spoiler: "點開看",
    // deeds
    reply: "回覆", edit: "編輯", copy: "複製", copied: "已複製", forward: "轉傳給機器人",
    forwarded_done: "已轉傳給機器人", send: "傳送", attach: "傳別的", emoji: "表情貼圖", commands: "指令",
    keyboard_show: "展開按鍵", keyboard_hide: "收起按鍵", start: "開始", block: "封鎖機器人",
    unblock: "解除封鎖", draft: "草稿：", drop: "放開就傳送",
    // forms
    first_name: "名字", last_name: "姓（可不填）", phone: "電話", latitude: "緯度", longitude: "經度",
    caption: "說明（可不填）", cancel: "取消", alert: "知道了",
    // when it goes wrong
    failed: "沒有成功：", cut_off: "連線中斷，正在重新連線…", unsupported: "這個按鈕要在 Telegram 裡用",
  },
  en: {
    // the frame
    brand: "playground", language: "Page language",
    hint: "Pick someone and chat in their place. Tap the clock to let time pass, and reminders come.",
    people: "Private with Laoke", groups: "Groups", role_owner: "owner", role_lead: "lead", role_rep: "rep",
    you_are: "You are", speak_as: "Speaking as", back: "Back", more: "More",
    // time
    today: "Today", yesterday: "Yesterday", pass_time: "Let time pass", passing: "Time is passing…",
    minute: "To the next minute", morning: "To the next morning", week: "To next week",
    // messages
    messages: "Conversation", message: "Message", empty: "No messages yet", unread: "unread",
    newest: "To the newest message", typing: "typing…", edited: "edited", forwarded: "Forwarded from",
    reply_gone: "Message deleted", pinned: "Pinned", joined: "joined the group", left: "left the group",
    group: "Group",
    // what a message holds
    photo: "Photo", enlarge: "Enlarge picture", file: "File", download: "Download", voice: "Voice message",
    play: "Play", pause: "Pause", sticker: "Sticker", contact: "Contact", location: "Location", spoiler: "Show",
    // deeds
    reply: "Reply", edit: "Edit", copy: "Copy", copied: "Copied", forward: "Forward to the bot",
    forwarded_done: "Forwarded to the bot", send: "Send", attach: "Attach", emoji: "Emoji sticker",
    commands: "Commands", keyboard_show: "Show buttons", keyboard_hide: "Hide buttons", start: "Start",
    block: "Block the bot", unblock: "Unblock", draft: "Draft: ", drop: "Drop to send",
    // forms
    first_name: "First name", last_name: "Last name (optional)", phone: "Phone", latitude: "Latitude",
    longitude: "Longitude", caption: "Caption (optional)", cancel: "Cancel", alert: "OK",
    // when it goes wrong
    failed: "That did not work: ", cut_off: "Connection lost, reconnecting…",
    unsupported: "This button works inside Telegram",
  },
};

/** The languages one can switch to: code and its name in itself. */
export const LANGUAGES = [["zh-Hans", "简"], ["zh-Hant", "繁"], ["en", "EN"]];

/** Tells "language" when the page's language changed. */
export const language = new Topics();

let chosen = localStorage.getItem("language") ?? "zh-Hans";
if (!(chosen in WORDS)) chosen = "zh-Hans";
document.documentElement.lang = chosen;

/** The page's language now, as a BCP 47 tag. */
export const currentLanguage = () => chosen;

/** The page's word for `key` in the chosen language. */
export const word = (key) => WORDS[chosen][key];

/** A person's role in words; a role this page has no word for is shown as it is. */
export const roleWord = (role) => WORDS[chosen][`role_${role}`] ?? role ?? "";

/** Switch the page's language and remember it in this browser. */
export function chooseLanguage(code) {
  localStorage.setItem("language", code);
  speak(code);
}

/** Speak as the people of the demo do, until a language is chosen; `code` is a Telegram profile's. */
export function followLanguage(code) {
  if (localStorage.getItem("language") || !code) return;
  speak({ "zh-hans": "zh-Hans", "zh-hant": "zh-Hant" }[code.toLowerCase()] ?? "en");
}

function speak(code) {
  chosen = code;
  document.documentElement.lang = code;
  language.tell("language");
}
