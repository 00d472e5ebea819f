using System.Buffers;
using System.Text;

namespace Materials.Reading;

/// <summary>Writes every Chinese character with its ordinary code.</summary>
/// <remarks>
/// Some producers (Chromium among them) write 目 as the radical ⽬ or the compatibility form of a character, which looks the same and
/// which no search finds. Only such look-alikes are replaced, each by the character that Unicode names as its equal. The full
/// compatibility normalisation (NFKC) is not wanted: it turns ① into 1, ％ into % and ： into :, and a quote in a report must be
/// word for word what a person sees and would copy.
/// </remarks>
internal static class Ideographs
{
    /// <summary>The CJK radicals supplement has equals in Unicode for two characters only; these are the others that stand alone as a word's character.</summary>
    private const string Supplement =
        "⺀冫⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺" +
        "⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉" +
        "⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页" +
        "⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

    /// <summary>
    /// The equals of U+2F00 to U+2FD5, in order. U+2F3E is 户 and not 戶, as Unicode has it: in fonts for the mainland its glyph is that of
    /// 户, and 客户 is written with it in every file that Chromium makes.
    /// </summary>
    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳" +
        "心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸" +
        "缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音" +
        "頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    /// <summary>The equals of U+F900 onward, in order; an ideographic space where there is none.</summary>
    private const string Compatibility =
        "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌" +
        "祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮" +
        "兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈" +
        "領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘" +
        "藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀　　塚　晴　　凞猪益礼神祥福靖精羽　蘒　諸　　逸都　　　飯飼" +
        "館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸" +
        "難響頻恵　舘　　並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画" +
        "瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜　　　㮝䀘䀹　　　齃龎";

    private static readonly char[] Ordinary = BuildTable();

    private static readonly SearchValues<char> LookAlikes = SearchValues.Create(
        [.. Enumerable.Range(0x2E80, 0x2FE0 - 0x2E80).Concat(Enumerable.Range(0xF900, 0xFB00 - 0xF900)).Select(c => (char)c)]);

    /// <summary>The text with look-alikes replaced; the same string when there are none, which costs one fast scan.</summary>
    public static string Normalise(string text)
    {
        var first = text.AsSpan().IndexOfAny(LookAlikes);
        if (first < 0)
            return text;

        var result = new StringBuilder(text, 0, first, text.Length + 4);
        foreach (var character in text.AsSpan(first))
            result.Append(OrdinaryOf(character));
        return result.ToString();
    }

    private static char OrdinaryOf(char character) =>
        LookAlikes.Contains(character) && Ordinary[Slot(character)] is var ordinary and not '\0' ? ordinary : character;

    private static int Slot(char character) => character < 0x3000 ? character - 0x2E80 : character - 0xF900 + 0x160;

    private static char[] BuildTable()
    {
        var table = new char[0x160 + 0x200];
        for (var i = 0; i + 1 < Supplement.Length; i += 2)
            table[Slot(Supplement[i])] = Supplement[i + 1];
        for (var i = 0; i < Kangxi.Length; i++)
            table[Slot((char)(0x2F00 + i))] = Kangxi[i];
        for (var i = 0; i < Compatibility.Length; i++)
            table[Slot((char)(0xF900 + i))] = Compatibility[i] == '\u3000' ? '\0' : Compatibility[i];
        return table;
    }
}
