#include "core/project/quick_check.h"
#include "core/base/translate.h"
#include "core/project/failures.h"
#include "core/sqlite/database.h"
#include "core/sqlite/failure.h"
#include "core/sqlite/statement.h"
#include <QFileInfo>

namespace counterpoint {

Result<> quickCheck(const QString& studyPath)
{
    const auto fileName = QFileInfo(studyPath).fileName();
    try {
        const auto db = sqlite::Database::open(studyPath, sqlite::OpenMode::Read);
        auto check = db.prepare("PRAGMA quick_check(1)");
        if (check.step() && check.text(0) == QLatin1String("ok"))
            return {};
        return fail(Error::Kind::Format, translate("Project", "“%1” is damaged: a part of the file cannot be read.").arg(fileName),
                    check.text(0));
    } catch (const sqlite::Failure& failure) {
        return tl::unexpected(describeFailure(failure, fileName));
    }
}

} // namespace counterpoint
