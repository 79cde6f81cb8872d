location.replace(`/help/${location.hash}`);
