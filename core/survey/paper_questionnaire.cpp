#include "core/survey/paper_questionnaire.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/survey/mentions.h"
#include "core/survey/paper_routing.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr int linesOfLongText = 4;
constexpr int mostPointsInARow = 11;

class Build {
public:
    Build(const Questionnaire& questionnaire, const SurveyLanguage& language)
        : m_questionnaire(questionnaire)
        , m_language(language.name)
        , m_fields(paperFields(questionnaire))
    {
        m_paper.title = plain(questionnaire.title(m_language));
        m_paper.isRightToLeft = language.isRightToLeft;
        m_paper.words = paperWords(language.code);
        m_routes = paper_routing::routesOf(questionnaire, m_fields, m_language, m_paper.words);
    }

    PaperQuestionnaire run()
    {
        m_paper.blocks.push_back({PaperBlock::Kind::Title, m_paper.title});
        words(textOrOther(m_questionnaire.texts, role::introduction, m_language, m_questionnaire.defaultLanguage));
        m_isFirstPage = true;
        visit(m_questionnaire.items);
        words(textOrOther(m_questionnaire.texts, role::thanks, m_language, m_questionnaire.defaultLanguage));
        return std::move(m_paper);
    }

private:
    QString text(const RoleTexts& texts, const QString& role) const
    {
        return plain(textOrOther(texts, role, m_language, m_questionnaire.defaultLanguage));
    }
    QString label(const SurveyItem& item) const { return text(item.texts, role::label); }

    /// Without the marks of Markdown; an answer that a text would repeat is named by its question's number.
    QString plain(QString words) const
    {
        static const QRegularExpression marks(QStringLiteral("\\*\\*|__|<[^<>\\n]{1,80}>|^#{1,6} "), QRegularExpression::MultilineOption);
        words.remove(marks);
        for (const auto& name : mentions::in(words)) {
            QString number = QStringLiteral("…");
            for (const auto& field : m_fields)
                if (field.item->name == name && !field.isOther) {
                    number = QStringLiteral("(%1)").arg(field.number);
                    break;
                }
            words.replace(QStringLiteral("${%1}").arg(name), number);
        }
        return words.trimmed();
    }

    void words(const QString& words)
    {
        if (!words.isEmpty())
            push({PaperBlock::Kind::Words, plain(words)});
    }

    void push(PaperBlock block)
    {
        // The first page is for the invitation and the consent; what is asked begins on the next.
        const bool isConsent = block.kind != PaperBlock::Kind::Question || m_pushingConsent;
        if (m_isFirstPage && !isConsent) {
            m_isFirstPage = false;
            auto at = m_paper.blocks.size();
            while (at > 1 && m_paper.blocks[at - 1].kind == PaperBlock::Kind::Heading)
                --at;
            if (m_hasConsent) {
                if (at < m_paper.blocks.size())
                    m_paper.blocks[at].beginsPage = true;
                else
                    block.beginsPage = true;
            }
        }
        m_paper.blocks.push_back(std::move(block));
    }

    void visit(const std::vector<SurveyItem>& items)
    {
        for (const auto& item : items)
            visit(item);
    }

    void visit(const SurveyItem& item)
    {
        switch (item.type) {
        case ItemType::Page:
        case ItemType::Section:
            heading(label(item));
            visit(item.items);
            return;
        case ItemType::Repeat:
            for (int time = 1; time <= timesOnPaper(item); ++time) {
                const auto name = label(item);
                heading(QStringLiteral("%1 (%2)").arg(name.isEmpty() ? item.name : name).arg(time));
                visit(item.items);
            }
            return;
        case ItemType::Grid:
        case ItemType::ConstantSum:
            battery(item);
            return;
        case ItemType::Note:
            words(label(item));
            return;
        default:
            if (isAsked(item.type))
                question(item);
        }
    }

    void heading(const QString& text)
    {
        if (!text.isEmpty())
            push({PaperBlock::Kind::Heading, text});
    }

    std::vector<PaperBox> boxesOf(const PaperField& field, bool missing) const
    {
        std::vector<PaperBox> boxes;
        const auto routes = m_routes.goTo.find(field.key);
        for (const auto& choice : field.choices) {
            if ((choice.role == ChoiceRole::Missing) != missing)
                continue;
            PaperBox box{text(choice.texts, role::label), choice.code, choice.role == ChoiceRole::Other};
            if (box.hasLine) {
                const auto asked = text(field.item->texts, role::otherLabel);
                if (!asked.isEmpty() || box.label.isEmpty())
                    box.label = asked.isEmpty() ? m_paper.words.other : asked;
            }
            if (box.label.isEmpty())
                box.label = box.code;
            if (routes != m_routes.goTo.end())
                if (const auto to = routes->second.find(choice.code); to != routes->second.end())
                    box.goTo = m_paper.words.goTo.arg(to->second);
            boxes.push_back(std::move(box));
        }
        return boxes;
    }

    const PaperField& next()
    {
        while (m_fields[m_at].isOther)
            ++m_at;
        return m_fields[m_at++];
    }

    PaperQuestion frame(const SurveyItem& item, const PaperField& field) const
    {
        PaperQuestion question{field.number, label(item)};
        question.hint = text(item.texts, role::hint);
        if (const auto found = m_routes.onlyIf.find(field.key); found != m_routes.onlyIf.end())
            question.onlyIf = found->second;
        return question;
    }

    void question(const SurveyItem& item)
    {
        const auto& field = next();
        auto asked = frame(item, field);
        asked.missing = boxesOf(field, true);
        const auto all = [&] {
            asked.boxes = boxesOf(field, false);
            asked.boxes.insert(asked.boxes.end(), asked.missing.begin(), asked.missing.end());
            asked.missing.clear();
        };
        switch (item.type) {
        case ItemType::Single:
        case ItemType::Likert:
            all();
            asked.instruction = m_paper.words.tickOne;
            break;
        case ItemType::Multiple:
            all();
            asked.instruction = m_paper.words.tickAll;
            break;
        case ItemType::Ranking:
            asked.kind = PaperQuestion::Kind::Places;
            asked.boxes = boxesOf(field, false);
            asked.instruction = m_paper.words.inOrder;
            break;
        case ItemType::Consent:
            asked.boxes = {{asked.words, QStringLiteral("1")}};
            asked.words.clear();
            m_hasConsent = m_hasConsent || m_isFirstPage;
            break;
        case ItemType::Rating:
            points(item, asked);
            break;
        case ItemType::LongText:
            asked.kind = PaperQuestion::Kind::Lines;
            asked.lines = linesOfLongText;
            break;
        case ItemType::ShortText:
            asked.kind = PaperQuestion::Kind::Lines;
            asked.lines = 1;
            break;
        case ItemType::Date:
        case ItemType::DateTime:
            asked.kind = PaperQuestion::Kind::Date;
            break;
        default:
            asked.kind = PaperQuestion::Kind::Field;
            range(item, asked);
        }
        m_pushingConsent = item.type == ItemType::Consent;
        push({PaperBlock::Kind::Question, {}, std::move(asked)});
        m_pushingConsent = false;
    }

    void range(const SurveyItem& item, PaperQuestion& asked) const
    {
        const auto start = item.number(QStringLiteral("start"));
        const auto end = item.number(QStringLiteral("end"));
        if (item.type == ItemType::Slider && start && end)
            asked.instruction = QStringLiteral("%1 – %2").arg(*start).arg(*end);
        asked.low = text(item.texts, role::low);
        asked.high = text(item.texts, role::high);
    }

    void points(const SurveyItem& item, PaperQuestion& asked) const
    {
        const int start = int(item.number(QStringLiteral("start")).value_or(1));
        const int end = int(item.number(QStringLiteral("end")).value_or(5));
        asked.low = text(item.texts, role::low);
        asked.high = text(item.texts, role::high);
        if (end < start || end - start >= mostPointsInARow) {
            asked.kind = PaperQuestion::Kind::Field;
            asked.instruction = QStringLiteral("%1 – %2").arg(start).arg(end);
            return;
        }
        asked.kind = PaperQuestion::Kind::Row;
        for (int point = start; point <= end; ++point)
            asked.boxes.push_back({QString::number(point), QString::number(point)});
    }

    void battery(const SurveyItem& item)
    {
        if (item.items.empty())
            return;
        PaperQuestion asked;
        QStringList conditions;
        QStringList letters;
        for (std::size_t i = 0; i < item.items.size(); ++i) {
            const auto& field = next();
            if (i == 0) {
                asked = frame(item, field);
                asked.number = field.number;
                while (!asked.number.isEmpty() && !asked.number.back().isDigit())
                    asked.number.chop(1);
                asked.boxes = boxesOf(field, false);
                const auto missing = boxesOf(field, true);
                asked.boxes.insert(asked.boxes.end(), missing.begin(), missing.end());
            }
            const auto letter = field.number.mid(asked.number.size());
            const auto said = m_routes.onlyIf.find(field.key);
            conditions << (said == m_routes.onlyIf.end() ? QString() : said->second);
            letters << letter;
            // A mark of direction keeps the letter at the start of a line that is written from the right.
            const auto mark = m_paper.isRightToLeft ? QString(QChar(0x200f)) : QString();
            asked.rows << QStringLiteral("%1%2) %1%3").arg(mark, letter, label(item.items[i]));
        }
        // What holds for all rows is said once, above them.
        const bool isForAll =
            std::all_of(conditions.begin(), conditions.end(), [&](const QString& each) { return each == conditions.front(); });
        asked.onlyIf = isForAll ? conditions.front() : QString();
        for (qsizetype i = 0; i < conditions.size() && !isForAll; ++i)
            if (!conditions[i].isEmpty())
                asked.rows[i] += QStringLiteral(" (%1)").arg(conditions[i]);
        if (item.type == ItemType::Grid) {
            asked.kind = PaperQuestion::Kind::Table;
            const bool several = item.items.front().type == ItemType::Multiple;
            asked.instruction = several ? m_paper.words.tickAll : QString();
        } else {
            asked.kind = PaperQuestion::Kind::Amounts;
            if (const auto total = item.number(QStringLiteral("total")))
                asked.instruction = m_paper.words.total.arg(*total);
        }
        push({PaperBlock::Kind::Question, {}, std::move(asked)});
    }

    const Questionnaire& m_questionnaire;
    const QString m_language;
    std::vector<PaperField> m_fields;
    paper_routing::Routes m_routes;
    PaperQuestionnaire m_paper;
    std::size_t m_at = 0;
    bool m_isFirstPage = false;
    bool m_hasConsent = false;
    bool m_pushingConsent = false;
};

} // namespace

void PaperQuestionnaire::leaveCodesOut()
{
    for (auto& block : blocks)
        for (auto* boxes : {&block.question.boxes, &block.question.missing})
            for (auto& box : *boxes)
                box.code.clear();
}

Result<PaperQuestionnaire> paperQuestionnaire(const Questionnaire& questionnaire, const QString& language)
{
    if (paperFields(questionnaire).empty())
        return fail(Error::Kind::Invalid,
                    translate("PaperQuestionnaire", "“%1” asks nothing yet, so there is nothing to print.").arg(questionnaire.name));
    QStringList names;
    for (const auto& each : questionnaire.languages)
        names << each.name;
    const auto& wanted = language.isEmpty() ? questionnaire.defaultLanguage : language;
    for (const auto& each : questionnaire.languages)
        if (each.name == wanted || (!wanted.isEmpty() && each.code == wanted))
            return Build(questionnaire, each).run();
    if (language.isEmpty())
        return Build(questionnaire, {}).run();
    return findName(wanted, names, translate("PaperQuestionnaire", "language")).map([&](qsizetype i) {
        return Build(questionnaire, questionnaire.languages[std::size_t(i)]).run();
    });
}

} // namespace counterpoint
