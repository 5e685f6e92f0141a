#include "core/report/guide_handout.h"
#include "core/base/translate.h"
#include <algorithm>

namespace counterpoint::report {

namespace {

constexpr const char* context = "GuideHandout";

QString minutesIn(int minutes) { return translate(context, "%n minute(s)", nullptr, minutes); }

QString askedOnly(const Guide& guide, const GuideQuestion& question)
{
    QStringList names;
    for (const auto& group : guide.groups)
        if (std::find(question.groups.begin(), question.groups.end(), group.id) != question.groups.end())
            names << group.name;
    return names.isEmpty() ? QString() : translate(context, "only %1").arg(names.join(QStringLiteral(", ")));
}

void addParagraphs(Document& document, const QString& text)
{
    for (const auto& line : text.split(u'\n', Qt::SkipEmptyParts))
        document.add(Paragraph{line.trimmed()});
}

void addQuestion(Document& document, const Guide& guide, const GuideQuestion& question, std::size_t number, bool saysGroups)
{
    Prose words{bold(QStringLiteral("%1.  %2").arg(number).arg(question.text))};
    QStringList aside;
    if (saysGroups)
        aside << askedOnly(guide, question);
    if (question.minutes > 0)
        aside << minutesIn(question.minutes);
    aside.removeAll(QString());
    if (!aside.isEmpty())
        words += italic(QStringLiteral("  (%1)").arg(aside.join(QStringLiteral("; "))));
    document.add(Paragraph{words});
    if (question.prompts.isEmpty())
        return;
    BulletList prompts;
    for (const auto& prompt : question.prompts)
        prompts.items.emplace_back(prompt);
    document.add(prompts);
}

} // namespace

Document guideHandout(const Guide& whole, int group)
{
    const auto guide = guides::forGroup(whole, group);
    Document document;
    document.title = guide.name;
    QStringList about;
    for (const auto& each : guide.groups)
        if (each.id == group)
            about << translate(context, "For %1").arg(each.name);
    about << translate(context, "%n question(s)", nullptr, int(guide.questions.size()));
    if (guide.minutes() > 0)
        about << minutesIn(guide.minutes());
    document.subtitle = about.join(QStringLiteral(" · "));
    if (!guide.introduction.isEmpty()) {
        document.add(Heading{1, translate(context, "To begin")});
        addParagraphs(document, guide.introduction);
    }
    QString topic;
    for (std::size_t i = 0; i < guide.questions.size(); ++i) {
        const auto& question = guide.questions[i];
        // A question without a topic after some that have one begins a part of its own, or it would read as theirs.
        if (i == 0 || question.topic != topic)
            if (!question.topic.isEmpty() || i > 0 || !guide.introduction.isEmpty())
                document.add(Heading{1, question.topic.isEmpty() ? translate(context, "Questions") : question.topic});
        topic = question.topic;
        // The numbers are those of the whole guide, so that all who use it mean the same question by one.
        const auto number = std::find_if(whole.questions.begin(), whole.questions.end(),
                                         [&](const GuideQuestion& each) { return each.id == question.id && each.text == question.text; });
        addQuestion(document, guide, question, std::size_t(number - whole.questions.begin()) + 1, group == 0);
    }
    if (!guide.closing.isEmpty()) {
        document.add(Heading{1, translate(context, "To end")});
        addParagraphs(document, guide.closing);
    }
    return document;
}

} // namespace counterpoint::report
