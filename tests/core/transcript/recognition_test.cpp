#include "core/interchange/read_text_file.h"
#include "core/text/text_index.h"
#include "core/transcript/recognition.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QRandomGenerator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// "Anna 2, Ben 1": speakers and how many turns each has.
QString speakersIn(const QString& text, const RecognitionOptions& options = {})
{
    QStringList list;
    for (const auto& speaker : recogniseTurns(text, options).speakers)
        list << QString("%1 %2").arg(speaker.name).arg(speaker.turns);
    return list.join(", ");
}

/// The words of each turn, labels and first timestamps left out.
QStringList contents(const QString& text)
{
    const TextIndex index(text);
    QStringList list;
    for (const auto& turn : recogniseTurns(text).turns)
        list << index.slice(text, {turn.contentStart, turn.span.end}).toString();
    return list;
}

QList<qint64> timesIn(const QString& text)
{
    QList<qint64> list;
    for (const auto& timestamp : recogniseTurns(text).timestamps)
        list << timestamp.ms;
    return list;
}

} // namespace

TEST_CASE("Name: text, with turns of several paragraphs", "[transcript][recognition]")
{
    const QString text =
        "Interviewer: How long?\n\nMrs. O'Brien-Smith: Ten years.\n\nOne thing is clear: we met at 17:30, not 18:00.\n\nInterviewer: And\n"
        "then?\n\nMrs. O'Brien-Smith: Then https://x.org: it stopped.\n";
    CHECK(speakersIn(text) == "Interviewer 2, Mrs. O'Brien-Smith 2");
    CHECK(contents(text)
          == QStringList{"How long?", "Ten years.\n\nOne thing is clear: we met at 17:30, not 18:00.", "And\nthen?",
                         "Then https://x.org: it stopped."});
    const auto found = recogniseTurns(text);
    CHECK(found.form == "Name: text");
    CHECK(found.timestamps.empty());
    CHECK(found.speakers[0].role == SpeakerRole::Interviewer);
    CHECK(found.speakers[1].role == SpeakerRole::Participant);
    CHECK(found.speakers[0].words == 4); // How long? And then?
}

TEST_CASE("NAME: above the text, bold labels, brackets, tabs", "[transcript][recognition]")
{
    CHECK(speakersIn("ANNA:\nHello there.\n\nBEN:\nHi.\nMore.\n\nANNA:\nBye.\n\nBEN:\nBye.") == "ANNA 2, BEN 2");
    CHECK(speakersIn("**Anna:** Hello\n**Ben**: Hi\n**Anna:** So\n**Ben**: Yes") == "Anna 2, Ben 2");
    const QString brackets = "[Anna]\nHello [laughs] there\n[Laughter]\n[Ben]\nHi\n[Anna] Again\n[Laughter]\n[Ben] Yes";
    CHECK(speakersIn(brackets) == "Anna 2, Ben 2");
    CHECK(contents(brackets)[0] == "Hello [laughs] there\n[Laughter]");
    CHECK(speakersIn("Speaker\tText\nAnna\tHello\nBen\tHi there\nAnna\tWell\nBen\tYes") == "Anna 2, Ben 2");
    CHECK(speakersIn("1\tAnna\tHello\n2\tBen\tHi\n3\tAnna\tSo\n4\tBen\tYes") == "Anna 2, Ben 2");
    CHECK(speakersIn("Q. Were you there?\nA. I was.\nQ. When?\nA. At 17:30.") == "Q 2, A 2");
}

TEST_CASE("initials, numbers and remarks in labels", "[transcript][recognition]")
{
    CHECK(speakersIn("I: So?\nR1: Yes.\nR2: No.\nI: Why?\nR1: Because.\nR2: Hm.") == "I 2, R1 2, R2 2");
    CHECK(speakersIn("Speaker 1 (F): A.\nSpeaker 2 (M): B.\nSpeaker 1 (F): C.\nSpeaker 2 (M): D.") == "Speaker 1 (F) 2, Speaker 2 (M) 2");
    CHECK(speakersIn("P1 (carer): A.\nP2 (lead: north): B.\nP1 (carer): C.\nP2 (lead: north): D.\nP3: E.")
          == "P1 (carer) 2, P2 (lead: north) 2, P3 1");
    CHECK(speakersIn("Social worker: A.\nService lead: B.\nSocial worker: C.\nService lead: D.") == "Social worker 2, Service lead 2");
    CHECK(speakersIn("anna: hi\nben: hey\nanna: so\nben: yes\nanna: bye\nben: bye") == "anna 3, ben 3");
    CHECK(speakersIn("Q: Why?\nA: So.\nQ: When?\nA: Now.") == "Q 2, A 2");
}

TEST_CASE("names of other scripts and languages", "[transcript][recognition]")
{
    CHECK(speakersIn(QStringLiteral("أحمد: نعم، بالطبع.\nليلى: لماذا؟\nأحمد: لا أعرف.\nليلى: حسنا.")) == QStringLiteral("أحمد 2, ليلى 2"));
    CHECK(speakersIn(QStringLiteral("王芳：你好。\n李明：我觉得：很好。\n王芳：为什么？\n李明：因为。"))
          == QStringLiteral("王芳 2, 李明 2"));
    CHECK(speakersIn(QStringLiteral(
              "Frau Müller-Lüdenscheidt: Ja.\nJosé de la Cruz: Nein.\nFrau Müller-Lüdenscheidt: Doch.\nJosé de la Cruz: So?"))
          == QStringLiteral("Frau Müller-Lüdenscheidt 2, José de la Cruz 2"));
    CHECK(speakersIn(QStringLiteral("Enquêtrice : Pourquoi ?\nÉlodie\u00A0: Parce que.\nEnquêtrice : Ah.\nÉlodie\u00A0: Voilà."))
          == QStringLiteral("Enquêtrice 2, Élodie 2"));
    const QString emoji = QStringLiteral("👩🏽‍🦰 Anna: 👍 yes\n🙂: ok\n👩🏽‍🦰 Anna: no\n🙂: fine");
    CHECK(speakersIn(emoji) == QStringLiteral("👩🏽‍🦰 Anna 2, 🙂 2"));
    CHECK(contents(emoji)[0] == QStringLiteral("👍 yes"));
}

TEST_CASE("timestamps in every form, before and behind the name", "[transcript][recognition]")
{
    const QString text = "[00:04:12] Anna: one\nBen: [05:00] two\nAnna (00:06:00): three #00:06:30-4#\n00:07:00 Ben: four\nAnna [00:08:00 "
                         "- 00:08:09]: five\n"
                         "00:09:00,500\nBen: six at 17:30 or (17:30)\n";
    CHECK(speakersIn(text) == "Anna 3, Ben 3");
    const auto found = recogniseTurns(text);
    QList<qint64> starts;
    for (const auto& turn : found.turns)
        starts << turn.timestampMs.value_or(-1);
    CHECK(starts == QList<qint64>{252'000, 300'000, 360'000, 420'000, 480'000, 540'500});
    CHECK(timesIn(text) == QList<qint64>{252'000, 300'000, 360'000, 390'400, 420'000, 480'000, 540'500});
    CHECK(contents(text)[1] == "two");
    CHECK(found.speakers[1].words == 9); // a clock time is two words
}

TEST_CASE("a name and a time above the text, as meeting software writes it", "[transcript][recognition]")
{
    const QString text =
        "Anna Smith  0:03\nHello there.\n\nBen  0:15\nHi.\n\nAnna Smith  1:02:15\nSo at 17:30 we met.\n\nBen  1:03:00\nYes.";
    CHECK(speakersIn(text) == "Anna Smith 2, Ben 2");
    CHECK(timesIn(text) == QList<qint64>{3'000, 15'000, 3'735'000, 3'780'000});
    CHECK(contents(text)[2] == "So at 17:30 we met.");
}

TEST_CASE("a clock time or a stage direction is no timestamp", "[transcript][recognition]")
{
    CHECK(timesIn(
              "We met at 17:30.\n17:30 was late.\n[Cross Talk 3:00] and [unintelligible 00:16:12.02] and 2:1, 16:9, (from 10:15 to 11:00)")
              .isEmpty());
    CHECK(timesIn("see [12:30] there") == QList<qint64>{750'000});
}

TEST_CASE("a text without speakers has none", "[transcript][recognition]")
{
    CHECK(speakersIn("") == "");
    CHECK(speakersIn(
              "Just a field note. We met at 17:30.\nOne thing is clear: we talk.\nNote: bring cake.\nNote: and tea.\nSee https://x.org")
          == "");
    CHECK(speakersIn("Method: we asked.\nResults: they said.\nConclusion: so it is.\nResults: more.") == "");
    CHECK(speakersIn("He said: no.\nShe said: yes.\nHe said: well.\nShe said: go.") == "");
    CHECK(speakersIn("Berlin: 3 million\nHamburg: 2 million\nKöln: 1 million\nBonn: 0.3 million") == "");
    CHECK(speakersIn("Date: 1 May\nPlace: Bonn\nInterviewer: Anna Smith\n\nA long note follows here without any speakers.") == "");
}

TEST_CASE("the list that heads a transcript is not a conversation", "[transcript][recognition]")
{
    const QString text = "Date: 16/10/2014\nPlace: Cairo\nInterviewer: Anna Smith\nInterviewee: Ben Jones\n\nInterviewer: So?\nBen: "
                         "Yes.\nInterviewer: Why?\n"
                         "Ben: Because.\nNote: he laughs\nSteve High: Hello.\n";
    CHECK(speakersIn(text) == "Interviewer 2, Ben 2, Steve High 1");
    CHECK(contents(text)[0] == "So?");
}

TEST_CASE("spellings that differ in case and spaces are one speaker", "[transcript][recognition]")
{
    CHECK(speakersIn("Anna Lee: a.\nBEN : b.\nAnna  Lee: c.\nBen: d.\nANNA LEE: e.\nBen: f.") == "Anna Lee 3, Ben 3");
}

TEST_CASE("two lines are enough where both are speech", "[transcript][recognition]")
{
    CHECK(speakersIn("Interviewer: How are you?\nAnna: Fine, thanks.") == "Interviewer 1, Anna 1");
}

TEST_CASE("the user's word counts", "[transcript][recognition]")
{
    const QString text = "Anna: a.\nBen: b.\nAnna: c.\nBen: d.\nBenny: e.\nthe whole room: f.";
    RecognitionOptions options;
    options.ignored = QStringList{"ben"};
    CHECK(speakersIn(text, options) == "Anna 2, Benny 1");
    options = {};
    options.named = QStringList{"The whole room"};
    CHECK(speakersIn(text, options) == "Anna 2, Ben 2, Benny 1, the whole room 1");
    options = {};
    options.merged = {{"Benny", "Ben"}};
    CHECK(speakersIn(text, options) == "Anna 2, Ben 3");
    options = {};
    options.speakers = false;
    CHECK(speakersIn(text, options) == "");
    options = {};
    options.form = SpeakerForm::Tab;
    CHECK(speakersIn(text, options) == "");
}

TEST_CASE("real transcripts: the interview and the panel", "[transcript][recognition][real]")
{
    const auto path = sharedData("real/transcripts/away-from-keyboard-1.md");
    if (path.isEmpty())
        return;
    // Counted with grep: lines that begin with **Name:**, and \[mm:ss\].
    const auto interview = valueOf(readTextFile(path)).text;
    CHECK(speakersIn(interview) == "Tim Smith 11, Jason Snell 11");
    CHECK(recogniseTurns(interview).turns.size() == 23); // and **Break:**, which nobody says
    CHECK(timesIn(interview) == QList<qint64>{106'000, 248'000, 487'000, 697'000, 982'000, 1'170'000});

    const auto panel = valueOf(readTextFile(sharedData("real/transcripts/go-time-191.md"))).text;
    const auto found = recogniseTurns(panel);
    CHECK(found.speakers.size() == 19);
    // 248 lines begin with **Name:**, and three with a name that was not set in bold.
    CHECK(std::count_if(found.turns.begin(), found.turns.end(), [](const auto& turn) { return turn.speaker >= 0; }) == 251);
    CHECK(std::count_if(found.turns.begin(), found.turns.end(), [](const auto& turn) { return turn.speaker < 0; }) == 2); // **Break**:
    CHECK(speakersIn(panel).startsWith("Mat Ryer 111, Jerod Santo 100, "));
    CHECK(speakersIn(panel).contains(QStringLiteral("Mislav Marohnić 1")));
    CHECK(found.timestamps.size() == 13);
}

TEST_CASE("real transcripts: Word", "[transcript][recognition][real]")
{
    const auto path = sharedData("real/transcripts/trans1.docx");
    if (path.isEmpty())
        return;
    const auto lesson = valueOf(readTextFile(path)).text;
    CHECK(speakersIn(lesson) == "Researcher 2 1, Teacher 4 2, Multiple Students 1");
    CHECK(timesIn(lesson).isEmpty());
    const auto interview = valueOf(readTextFile(sharedData("real/transcripts/Yasmine_Interview_Transcript.docx"))).text;
    CHECK(speakersIn(interview) == "Hassan 8, Abd Rabou 7");
    CHECK(timesIn(interview).isEmpty());
    const auto found = recogniseTurns(interview);
    CHECK(found.speakers[0].role == SpeakerRole::Interviewer);
    CHECK(contents(interview)[0].startsWith("Could you please tell me"));
}

TEST_CASE("turns are in order, never overlap, and any text gives some", "[transcript][recognition]")
{
    const QString whole =
        QStringLiteral("[00:01] Anna: a\n\nBen\t12:00 b:\n[Anna] 👍 c #00:01:02-3#\n王：x (1:02:03) --> 2\n**I**: *q*\n\n");
    QRandomGenerator random(4);
    for (int round = 0; round < 2000; ++round) {
        QString text = whole.repeated(3);
        for (int i = 0; i < 8; ++i)
            text[random.bounded(int(text.size()))] = whole[random.bounded(int(whole.size()))];
        const auto found = recogniseTurns(text);
        const TextIndex index(text);
        qsizetype at = 0;
        for (const auto& turn : found.turns) {
            CHECK((turn.span.start >= at && turn.span.end > turn.span.start && turn.span.end <= index.codePoints()));
            CHECK((turn.contentStart >= turn.span.start && turn.contentStart <= turn.span.end));
            at = turn.span.end;
        }
    }
}

TEST_CASE("interviewers are known by the word of many languages, and are no participants", "[transcript][recognition]")
{
    const QList<QPair<QString, QString>> pairs{
        {QStringLiteral("מראיינת"), QStringLiteral("דנה")},        {QStringLiteral("المحاور"), QStringLiteral("أحمد")},
        {QStringLiteral("ผู้สัมภาษณ์"), QStringLiteral("สมชาย")},      {QStringLiteral("Entrevistadora"), QStringLiteral("María")},
        {QStringLiteral("Görüşmeci"), QStringLiteral("Ayşe")},     {QStringLiteral("Интервьюер"), QStringLiteral("Иван")},
        {QStringLiteral("インタビュアー"), QStringLiteral("田中")}};
    for (const auto& [asks, answers] : pairs) {
        INFO(asks.toStdString());
        const auto found = recogniseTurns(QStringLiteral("%1: abc\n%2: def\n%1: ghi\n%2: jkl\n").arg(asks, answers));
        REQUIRE(found.speakers.size() == 2);
        CHECK(found.speakers[0].role == SpeakerRole::Interviewer);
        CHECK(found.speakers[1].role == SpeakerRole::Participant);
    }
}
