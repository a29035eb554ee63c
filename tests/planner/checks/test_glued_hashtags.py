"""Where a hashtag in a caption is stuck to something, and where a # is no hashtag or may stand so."""

from planner.checks.rules import cap006_glued_hashtag as rule
from tests.each import each
from tests.planner.checks.planned import a_video, mended

STUCK = [
    ("Ships tomorrow!#totebag #canvas", "#totebag"),
    ("Back at noon#linen", "#linen"),
    ("Out of 30#soap", "#soap"),
    ("Link soon...#candle", "#candle"),
    ("Made by hand -#oak", "#oak"),
    ("So soft?#wool", "#wool"),
    ("Holidays:#gift #idea", "#gift"),
    ("#yarn#wool#knit", "#wool"),
    ("All sizes #linen#cotton", "#cotton"),
    ("50%#sale", "#sale"),
    ("(new)#mug", "#mug"),
    ("“Best ever”#review", "#review"),
    ("Order by Friday,#giftforher", "#giftforher"),
    ("#oak/#ash", "#ash"),
    ("Tap the basket 🧺#basket", "#basket"),
    ("one_of_a_kind#vintage", "#vintage"),
    ("yes I checked#totebag. Tap", "#totebag"),
    ("Sold out;#sorry", "#sorry"),
    ("Stop & look!##twice", "##twice"),
    ("Ready kak!!#tasrajut #handmade", "#tasrajut"),
    ("enak banget#kopisusu", "#kopisusu"),
    ("Cuma 15rb#murah", "#murah"),
    ("Cek ya...#sambal", "#sambal"),
    ("Beg kuning:#madu#maduasli", "#madu"),
    ("#kopi#susu #gula", "#susu"),
    ("Isi 12#donat", "#donat"),
    ("diskon 50%#promo", "#promo"),
    ("(baru)#kaos", "#kaos"),
    ("Mau yang mana?#hijab", "#hijab"),
    ("order yuk~#umkm", "#umkm"),
    ("Pesan sekarang,#roti", "#roti"),
    ("gaes!!#stiker#fyp #bandung", "#stiker"),
    ("Stok 3 lagi/#buruan", "#buruan"),
    ("ini asli ya kak#maduhutan. Cek", "#maduhutan"),
    ("#bajubayi#perlengkapan", "#perlengkapan"),
    ("Segar 🧊#esteh", "#esteh"),
    ("lembut=#katun", "#katun"),
    ("jom beli!#kuihraya", "#kuihraya"),
    ("Rp25.000#hemat", "#hemat"),
]
FREE = [
    "Ships tomorrow! #totebag #canvas",
    "Back at noon\n#linen",
    "(#linen) and “#cotton”",
    "#linen, #cotton; #wool",
    "#linen,#cotton,#wool",
    "Written in C# and F#",
    "A song in F#m and C#minor",
    "no.#3 and room#2B",
    "paint:#B22222 or #fff",
    "see https://x.org/a#part or www.x.org/#b#c",
    "x.org/shop/#sale",
    "R&#233;sum&#xe9; &#39;",
    "SKU#4471",
    "#️⃣ here",
    "Kak, #hijab ready",
    "(#sambal bawang)",
    "#kopi,#susu",
    "nomor#7 dan no.#12",
    "kode warna:#1A2B3C",
    "lihat contoh.id/toko#kaos",
    "Kunci C#m ke G#m",
    "“#senin”",
    "\n#kopi #susu",
    "Blok#4A",
    "# #",
]


@each("caption, words", STUCK)
def test_one_that_is_stuck_is_found_and_freed(caption: str, words: str) -> None:
    video = a_video(changes={"caption": caption, "hashtags": ()})
    [finding] = rule.find(video, video.calendar.rules["CAP006"])
    assert caption[finding.start : finding.end] == words
    [fix] = finding.fixes
    free = mended(video, fix)
    assert not list(rule.find(free, video.calendar.rules["CAP006"]))
    assert free.caption.replace(" ", "") == caption.replace(" ", "")


@each("caption", FREE)
def test_numbers_addresses_chords_colours_and_lists_are_not_stuck(caption: str) -> None:
    video = a_video(changes={"caption": caption, "hashtags": ()})
    assert not list(rule.find(video, video.calendar.rules["CAP006"]))
