#include "core/survey/paper_routing.h"
#include "core/expression/expression.h"
#include "core/expression/parser.h"
#include <algorithm>
#include <optional>

namespace counterpoint::paper_routing {

namespace {

using expression::Node;
using expression::Operation;
using expression::Program;

/// Condition trees in words, where they say only what a reader can check at a glance.
class Wording {
public:
    Wording(const Questionnaire& questionnaire, const std::vector<PaperField>& fields, const PaperField& at, const QString& language,
            const PaperWords& words)
        : m_questionnaire(questionnaire)
        , m_fields(fields)
        , m_at(at)
        , m_language(language)
        , m_words(words)
    {
    }

    std::optional<QString> of(const Program& program) const { return node(program, program.root, false); }

    /// The expression with numbers of questions for names, where it cannot be said simply.
    QString asItIs(const Program& program) const
    {
        auto text = program.text;
        QStringList numbers;
        for (const auto& name : program.references) {
            const auto* field = called(name);
            text.replace(QStringLiteral("${%1}").arg(name), field ? QStringLiteral("[%1]").arg(field->number) : name);
            if (field)
                numbers << field->number;
        }
        return numbers.isEmpty() ? text : m_words.someConditions.arg(numbers.join(QStringLiteral(", ")), text);
    }

private:
    const PaperField* called(const QString& name) const
    {
        const PaperField* found = nullptr;
        for (const auto& field : m_fields)
            if (!field.isOther && field.item->name == name && (!found || (field.repeat == m_at.repeat && field.time == m_at.time)))
                found = &field;
        return found;
    }

    QString labelOf(const PaperField& field, const QString& code) const
    {
        if (field.item->type == ItemType::Consent)
            return QStringLiteral("☒");
        const auto* choice = field.choice(code);
        const auto label = choice ? textOrOther(choice->texts, role::label, m_language, m_questionnaire.defaultLanguage) : QString();
        return label.isEmpty() ? code : label;
    }

    static QString literal(const Node& node) { return expression::toText(node.literal); }

    std::optional<QString> equality(const QString& name, const QString& value, bool isNot) const
    {
        const auto* field = called(name);
        if (!field)
            return {};
        if (value.isEmpty())
            return (isNot ? m_words.answered : m_words.notAnswered).arg(field->number);
        return (isNot ? m_words.isNot : m_words.is).arg(field->number, labelOf(*field, value));
    }

    std::optional<QString> comparison(const Program& program, const Node& node, const QString& sign) const
    {
        const auto& left = program.nodes[node.operands[0]];
        const auto& right = program.nodes[node.operands[1]];
        if (left.operation != Operation::Reference || right.operation != Operation::Literal)
            return {};
        const auto* field = called(program.references[qsizetype(left.reference)]);
        return field ? std::optional(m_words.compared.arg(field->number, sign, literal(right))) : std::nullopt;
    }

    std::optional<QString> node(const Program& program, std::size_t at, bool isNot) const
    {
        const auto& node = program.nodes[at];
        switch (node.operation) {
        case Operation::And:
        case Operation::Or: {
            const auto left = this->node(program, node.operands[0], isNot);
            const auto right = this->node(program, node.operands[1], isNot);
            if (!left || !right)
                return {};
            const bool isAnd = (node.operation == Operation::And) != isNot;
            // 'a or b and c' in words can be read in two ways.
            for (const auto operand : node.operands)
                if (const auto inner = program.nodes[operand].operation;
                    (inner == Operation::And || inner == Operation::Or) && inner != node.operation)
                    return {};
            return *left + (isAnd ? m_words.both : m_words.either) + *right;
        }
        case Operation::Equal:
        case Operation::NotEqual: {
            const auto* left = &program.nodes[node.operands[0]];
            const auto* right = &program.nodes[node.operands[1]];
            if (left->operation == Operation::Literal)
                std::swap(left, right);
            if (left->operation != Operation::Reference || right->operation != Operation::Literal)
                return {};
            return equality(program.references[qsizetype(left->reference)], literal(*right),
                            (node.operation == Operation::NotEqual) != isNot);
        }
        case Operation::Less:
            return comparison(program, node, isNot ? QStringLiteral("≥") : QStringLiteral("<"));
        case Operation::LessOrEqual:
            return comparison(program, node, isNot ? QStringLiteral(">") : QStringLiteral("≤"));
        case Operation::Greater:
            return comparison(program, node, isNot ? QStringLiteral("≤") : QStringLiteral(">"));
        case Operation::GreaterOrEqual:
            return comparison(program, node, isNot ? QStringLiteral("<") : QStringLiteral("≥"));
        case Operation::Call:
            return call(program, node, isNot);
        default:
            return {};
        }
    }

    std::optional<QString> call(const Program& program, const Node& call, bool isNot) const
    {
        const auto name = program.text.mid(call.start, call.length).section(u'(', 0, 0).trimmed();
        if (name == QLatin1String("not") && call.operands.size() == 1)
            return node(program, call.operands[0], !isNot);
        if ((name != QLatin1String("selected") && name != QLatin1String("contains")) || call.operands.size() != 2)
            return {};
        const auto& of = program.nodes[call.operands[0]];
        const auto& code = program.nodes[call.operands[1]];
        if (of.operation != Operation::Reference || code.operation != Operation::Literal)
            return {};
        return equality(program.references[qsizetype(of.reference)], literal(code), isNot);
    }

    const Questionnaire& m_questionnaire;
    const std::vector<PaperField>& m_fields;
    const PaperField& m_at;
    const QString& m_language;
    const PaperWords& m_words;
};

/// True where the conditions ask for the answer of this field and nothing else.
bool hangsOn(const PaperField& field, const PaperField& on)
{
    if (field.conditions == on.conditions || field.conditions.size() < on.conditions.size())
        return false;
    bool asks = false;
    for (qsizetype i = 0; i < field.conditions.size(); ++i) {
        if (i < on.conditions.size() && field.conditions[i] == on.conditions[i])
            continue;
        const auto parsed = expression::Expression::parse(field.conditions[i]);
        if (!parsed || parsed->references() != QStringList{on.item->name} || field.repeat != on.repeat || field.time != on.time)
            return false;
        asks = true;
    }
    return asks;
}

/// Whether it is asked after this answer, as far as the conditions hang on it alone.
bool isAskedAfter(const PaperField& field, const PaperField& on, const QString& code)
{
    const auto answer = on.item->type == ItemType::Consent ? QStringLiteral("OK") : code;
    for (qsizetype i = 0; i < field.conditions.size(); ++i)
        if ((i >= on.conditions.size() || field.conditions[i] != on.conditions[i])
            && !holdsOnPaper(field.conditions[i], field, {{on.key, answer}}))
            return false;
    return true;
}

} // namespace

Routes routesOf(const Questionnaire& questionnaire, const std::vector<PaperField>& fields, const QString& language, const PaperWords& words)
{
    Routes routes;
    std::map<QString, bool> skipped; // fields that the 'go to' of an answer leads past for all who are not asked them
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto& on = fields[i];
        if (on.isOther || (on.item->type != ItemType::Single && on.item->type != ItemType::Likert))
            continue;
        auto first = i + 1;
        while (first < fields.size() && fields[first].item == on.item)
            ++first;
        auto last = first;
        while (last < fields.size() && hangsOn(fields[last], on))
            ++last;
        // After the last question nothing is left to go to.
        if (last == first || last >= fields.size())
            continue;
        for (auto at = first; at < last; ++at)
            skipped[fields[at].key] = true;
        for (const auto& choice : on.choices) {
            auto to = first;
            while (to < last && !isAskedAfter(fields[to], on, choice.code))
                ++to;
            if (to > first) {
                // A battery has one number; a row of it is no place to go to.
                auto number = fields[to].number;
                if (const auto* battery = fields[to].parent;
                    battery && (battery->type == ItemType::Grid || battery->type == ItemType::ConstantSum))
                    while (!number.isEmpty() && !number.back().isDigit())
                        number.chop(1);
                routes.goTo[on.key][choice.code] = number;
            }
            for (auto at = to; at < last; ++at)
                if (!isAskedAfter(fields[at], on, choice.code))
                    skipped[fields[at].key] = false;
        }
    }
    for (const auto& field : fields) {
        if (field.isOther || field.conditions.isEmpty())
            continue;
        if (const auto found = skipped.find(field.key); found != skipped.end() && found->second)
            continue;
        const Wording wording(questionnaire, fields, field, language, words);
        QStringList simple;
        QStringList others;
        for (const auto& condition : field.conditions) {
            const auto program = expression::programOf(condition);
            if (!program)
                continue;
            if (const auto said = wording.of(*program))
                simple << *said;
            else
                others << wording.asItIs(*program);
        }
        QStringList sentences;
        simple.removeDuplicates();
        if (!simple.isEmpty())
            sentences << words.onlyIf.arg(simple.join(words.both)) + u'.';
        sentences << others;
        routes.onlyIf[field.key] = sentences.join(u' ');
    }
    return routes;
}

} // namespace counterpoint::paper_routing
