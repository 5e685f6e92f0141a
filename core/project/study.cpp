#include "core/project/study.h"
#include "core/base/translate.h"
#include "core/project/doors.h"

namespace counterpoint::study {

StudyAbout get(const Read& db)
{
    auto query = db.prepare("SELECT title, description, purpose, questions, ethics, created_at FROM study WHERE id = 1");
    if (!query.step())
        return {};
    return {query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5)};
}

Result<> set(Edit& db, const StudyAbout& about)
{
    const auto title = about.title.trimmed();
    if (title.isEmpty())
        return fail(Error::Kind::Invalid, translate("Study", "A study needs a title."));
    db.prepare("UPDATE study SET title = ?, description = ?, purpose = ?, questions = ?, ethics = ? WHERE id = 1")
        .bind(title, about.description, about.purpose, about.questions, about.ethics)
        .run();
    return {};
}

StudyCounts counts(const Read& db)
{
    auto query = db.prepare("SELECT (SELECT count(*) FROM study_case), (SELECT count(*) FROM source), (SELECT count(*) FROM code), "
                            "(SELECT count(*) FROM coding), (SELECT count(*) FROM coder), (SELECT count(*) FROM memo), "
                            "(SELECT count(*) FROM dataset), (SELECT count(*) FROM variable), (SELECT count(*) FROM analysis), "
                            "(SELECT count(*) FROM finding)");
    query.step();
    return {query.integer(0), query.integer(1), query.integer(2), query.integer(3), query.integer(4),
            query.integer(5), query.integer(6), query.integer(7), query.integer(8), query.integer(9)};
}

} // namespace counterpoint::study
